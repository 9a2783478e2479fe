package eventrelay.rehearsal.print;

import static eventrelay.rehearsal.print.Terminal.safe;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Escapes text for <a href="https://github.github.com/gfm/">GitHub's Markdown</a>, so that nothing
 * an event, a log or a stack contains is taken for markup, a link or a mention.
 */
public final class Markdown {
  // An underscore within a word is none; a colon and a point make links of what follows.
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*~\\[$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=//)|(?i:(?<=www))\\.");
  private static final Pattern TICKS = Pattern.compile("`+");

  private Markdown() {}

  /** Plain text on one line. */
  public static String text(String text) {
    return MARKUP
        .matcher(html(text))
        .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
  }

  /** Plain text on one line of HTML, in which Markdown means nothing. */
  public static String html(String text) {
    // What follows an @ or a # would be looked up after the markup is gone: a blank without width
    // keeps them apart.
    return safe(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@&#8203;")
        .replaceAll("(?<!&)#", "#&#8203;");
  }

  /** Text that is shown letter by letter, on one line. */
  public static String code(String text) {
    var shown = safe(text);
    if (shown.isBlank()) {
      return "";
    }
    var fence = "`".repeat(longestRun(shown) + 1);
    var gap = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
    return fence + gap + shown + gap + fence;
  }

  /** Lines that are shown letter by letter. */
  public static String block(String language, String lines) {
    var fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    return fence + language + "\n" + lines.stripTrailing() + "\n" + fence + "\n";
  }

  /** One row of a table, of cells that are Markdown already. */
  public static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static int longestRun(String text) {
    return TICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }
}
