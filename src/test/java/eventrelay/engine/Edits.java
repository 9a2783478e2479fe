package eventrelay.engine;

import eventrelay.ThisProject;
import java.util.regex.Pattern;

/** Changes that somebody makes to a stack file. */
final class Edits {
  private Edits() {}

  static String withoutIds(String stackFile) {
    return stackFile.replaceAll("(?m)^ *id: .*\n", "");
  }

  /** Sets a key, whatever it was. */
  static String with(String stackFile, String key, String value) {
    var without =
        stackFile.replaceAll(
            "(?m)^  (" + Pattern.quote(ThisProject.NAME) + ":)?" + key + ":.*\n(    .*\n)*", "");
    return without.replaceFirst(
        "(?m)^config:\n", "config:\n  %s:%s: %s\n".formatted(ThisProject.NAME, key, value));
  }
}
