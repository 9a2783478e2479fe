package eventrelay.rehearsal.cli;

import java.util.Arrays;

/** A {@code ./rehearse} command line as documentation has it. */
public record DocumentedCommand(int status, String out, String err) {

  /** Runs it in this process; it may hold plain words only, and what it prints may go to a file. */
  public static DocumentedCommand run(String line) {
    var command =
        line.replaceAll("\\s+>\\s+\\S+$", "")
            // What is written goes where the build's files are.
            .replace("--import-file ", "--import-file target/");
    if (!command.matches("\\./rehearse[\\w ./,:=@-]*")) {
      throw new IllegalArgumentException("this needs a shell: " + line);
    }
    var words = command.split("\\s+");
    var run = CommandLineRun.of(Arrays.copyOfRange(words, 1, words.length));
    return new DocumentedCommand(run.status(), run.out(), run.err());
  }
}
