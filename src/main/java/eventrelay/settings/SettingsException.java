package eventrelay.settings;

import com.pulumi.exceptions.RunException;
import eventrelay.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stack file cannot be used. The message lists all its mistakes; Pulumi prints a {@code
 * RunException} as it is, without a stack trace.
 */
public final class SettingsException extends RunException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /**
   * Lists the mistakes of one file.
   *
   * @param file the stack file, as the reader knows it
   * @param mistakes at least one
   */
  public SettingsException(String file, List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> "  " + mistake)
            .collect(
                Collectors.joining(
                    "\n",
                    "%s has %s:\n"
                        .formatted(
                            PlainText.line(file),
                            mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes"),
                    "")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong, in the order of the file's sections. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
