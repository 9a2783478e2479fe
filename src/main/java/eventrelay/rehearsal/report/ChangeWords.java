package eventrelay.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.change.InputChange;
import eventrelay.rehearsal.change.Loss;
import eventrelay.rehearsal.change.ResourceChange;
import eventrelay.rehearsal.print.Excerpt;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.Json;

/** How reports for people put a change. */
final class ChangeWords {
  private static final int LONGEST = 160;
  private static final int LONGEST_LOSS = 400;

  /** Where it is written how to do without a loss. */
  static final String ADVICE = "docs/change.md says how to make the change without losing anything";

  private ChangeWords() {}

  /** The sign before a resource, as {@code pulumi preview} has it. */
  static String sign(ResourceChange change) {
    return switch (change.kind()) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case REPLACED -> "+-";
      case CHANGED -> "~";
    };
  }

  /** The type without its package and module, and the logical name. */
  static String resource(ResourceChange change) {
    return ResourceTypes.shortName(change.type()) + " " + change.name();
  }

  /** What a loss comes to, and whether Pulumi lets it happen. */
  static String loss(Loss loss) {
    return "deletes "
        + Excerpt.of(loss.what(), LONGEST_LOSS)
        + (loss.refused() ? " (protected: pulumi preview fails, and nothing is deleted)" : "");
  }

  /** The value that was; empty if there was none. */
  static String before(InputChange change) {
    return change.before().map(value -> shown(value, change.after().orElse(null))).orElse("");
  }

  /** The value that is; empty if there is none. */
  static String after(InputChange change) {
    return change.after().map(value -> shown(value, change.before().orElse(null))).orElse("");
  }

  private static String shown(JsonNode value, JsonNode other) {
    var text = Json.write(value);
    return other == null
        ? Excerpt.of(text, LONGEST)
        : Excerpt.differing(text, Json.write(other), LONGEST);
  }
}
