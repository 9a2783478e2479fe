package eventrelay.rehearsal.cli;

import java.io.PrintStream;

/**
 * Where a report goes.
 *
 * @param colour true if it may have colours
 * @param columns the width of the terminal, {@link
 *     eventrelay.rehearsal.print.WrappedLines#UNLIMITED} for anything else
 */
record Output(PrintStream stream, boolean colour, int columns) {}
