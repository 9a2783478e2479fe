package eventrelay.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line for a POSIX shell; no word of it is more than a word, whatever it holds. */
public final class ShellCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private ShellCommand() {}

  /** The words as one line, quoted where the shell would read more into them. */
  public static String of(List<String> words) {
    return words.stream().map(ShellCommand::word).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
