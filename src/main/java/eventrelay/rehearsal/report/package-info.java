/**
 * What a rehearsal found, as text for people, as JSON for programs and as Markdown for pull
 * requests.
 */
package eventrelay.rehearsal.report;
