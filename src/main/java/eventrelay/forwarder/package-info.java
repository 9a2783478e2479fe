/** The development half: what forwards one account's events to the receiving bus. */
package eventrelay.forwarder;
