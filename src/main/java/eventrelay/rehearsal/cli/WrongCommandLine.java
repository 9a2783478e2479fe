package eventrelay.rehearsal.cli;

import eventrelay.text.PlainText;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, on one line, and where to read how it is used. */
final class WrongCommandLine {
  private WrongCommandLine() {}

  static void tell(ParameterException wrong) {
    var command = wrong.getCommandLine();
    var err = command.getErr();
    err.println(PlainText.line(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("see ./rehearse --help");
    err.flush();
  }
}
