/** How reports put text: on a terminal, in Markdown, as JSON, wrapped, cut and in columns. */
package eventrelay.rehearsal.print;
