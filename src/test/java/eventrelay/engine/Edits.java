package eventrelay.engine;

/** Changes that somebody makes to a stack file. */
final class Edits {
  private Edits() {}

  static String withoutIds(String stackFile) {
    return stackFile.replaceAll("(?m)^ *id: .*\n", "");
  }

  /** Sets a key, whatever it was. */
  static String with(String stackFile, String key, String value) {
    var without = stackFile.replaceAll("(?m)^  (event-relay:)?" + key + ":.*\n(    .*\n)*", "");
    return without.replaceFirst(
        "(?m)^config:\n", "config:\n  event-relay:%s: %s\n".formatted(key, value));
  }
}
