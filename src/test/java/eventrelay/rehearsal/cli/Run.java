package eventrelay.rehearsal.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One command line that was run in this process.
 *
 * @param status the exit status
 * @param out what it printed
 * @param err what it complained of
 */
record Run(int status, String out, String err) {
  static Run of(String... arguments) {
    return in(Path.of(""), new byte[0], arguments);
  }

  /** The same, with events on standard input. */
  static Run reading(String input, String... arguments) {
    return in(Path.of(""), input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** The same, in another project. */
  static Run in(Path project, byte[] input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var status =
        Rehearse.run(
            arguments,
            project,
            new ByteArrayInputStream(input),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** True if somebody would see a stack trace. */
  boolean showsTrace() {
    return (out + err).lines().anyMatch(line -> line.startsWith("\tat "));
  }
}
