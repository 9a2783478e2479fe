/** What a rehearsal found, as text for people and as JSON for programs. */
package eventrelay.rehearsal.report;
