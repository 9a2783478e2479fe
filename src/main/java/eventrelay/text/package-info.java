/** Text: from outside, made fit to be shown; JSON; command lines to paste into a shell. */
package eventrelay.text;
