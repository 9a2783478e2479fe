/** What can break on an event's way, made to break on purpose. */
package eventrelay.rehearsal.fault;
