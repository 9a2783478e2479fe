/**
 * What a rehearsal found, as text for people, as JSON for programs, as Markdown for pull requests
 * and as a page for a browser.
 */
package eventrelay.rehearsal.report;
