/**
 * What a rehearsal found, as text for people, as JSON for programs, and as a page for a browser.
 */
package eventrelay.rehearsal.report;
