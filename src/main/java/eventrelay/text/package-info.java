/** Text from outside, made fit to be shown. */
package eventrelay.text;
