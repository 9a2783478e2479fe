/** The command line: what {@code ./rehearse} starts. */
package eventrelay.rehearsal.cli;
