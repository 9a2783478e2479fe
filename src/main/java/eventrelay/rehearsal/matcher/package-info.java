/** AWS's own matcher of events and patterns, Event Ruler, which is given a limited time. */
package eventrelay.rehearsal.matcher;
