package eventrelay.rehearsal.cli;

import eventrelay.text.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, on one line, and how to use the command. */
final class WrongCommandLine {
  private WrongCommandLine() {}

  static void tell(ParameterException wrong) {
    var command = wrong.getCommandLine();
    var err = command.getErr();
    err.println(PlainText.line(wrong.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      command.usage(err, CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
    err.flush();
  }
}
