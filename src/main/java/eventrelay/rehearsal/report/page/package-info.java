/** The page of `--format html`: one block of JSON, and the scripts that draw it. */
package eventrelay.rehearsal.report.page;
