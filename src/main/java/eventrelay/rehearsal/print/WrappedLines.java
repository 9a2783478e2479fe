package eventrelay.rehearsal.print;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Breaks the lines of a report between words, so that they fit the width of a terminal. What goes
 * on is indented by two more blanks than the line that it belongs to. A word that is longer than a
 * line, such as an ARN, stays whole, and so does a command, so that both can be copied.
 */
public final class WrappedLines extends OutputStream {
  /** No terminal is that wide: lines stay as they are. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** In a narrower terminal there would be little left beside the indentation. */
  private static final int NARROWEST = 40;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern COMMAND = Pattern.compile(" *(aws|pulumi|terraform|#) .*");

  private final PrintStream out;
  private final int columns;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private WrappedLines(PrintStream out, int columns) {
    this.out = out;
    this.columns = Math.max(columns, NARROWEST);
  }

  /**
   * A stream whose lines fit; the same stream if there is no limit.
   *
   * @param columns the width in characters
   */
  public static PrintStream over(PrintStream out, int columns) {
    return columns == UNLIMITED
        ? out
        : new PrintStream(new WrappedLines(out, columns), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int octet) {
    if (octet == '\n') {
      print(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(octet);
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  private void print(String text) {
    if (width(text) <= columns || COMMAND.matcher(COLOUR.matcher(text).replaceAll("")).matches()) {
      out.print(text + "\n");
      return;
    }
    var indent = " ".repeat(indentation(text) + 2);
    var wrapped = new StringBuilder();
    var used = 0;
    // The blanks before a word stay with it, as in columns, unless the line breaks there.
    for (var word : text.split("(?<=[^ ])(?= )")) {
      if (used > 0 && used + width(word) > columns) {
        wrapped.append('\n').append(indent);
        word = word.stripLeading();
        used = indent.length();
      }
      wrapped.append(word);
      used += width(word);
    }
    out.print(wrapped + "\n");
  }

  private static int indentation(String text) {
    var plain = COLOUR.matcher(text).replaceAll("");
    return plain.length() - plain.stripLeading().length();
  }

  private static int width(String text) {
    var plain = COLOUR.matcher(text).replaceAll("");
    return plain.codePointCount(0, plain.length());
  }
}
