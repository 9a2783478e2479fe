package eventrelay.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.text.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounts' names as a variable of the function, by id. Lambda accepts 4 KB for all variables
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
 * quotas</a>), so only the first names may fit.
 *
 * @param json an object from id to name, sorted by id
 * @param fitting how many accounts it names
 * @param all how many accounts there are
 */
record AccountNames(String json, int fitting, int all) {
  /** Leaves the other variables more than they need. Ids and names are ASCII: a byte each. */
  private static final int LONGEST = 3_000;

  /**
   * Takes the names that fit, in their order.
   *
   * @param names by id, in the order of the stack file
   */
  static AccountNames of(Map<String, String> names) {
    var fitting = new TreeMap<String, String>();
    var length = "{}".length();
    for (var entry : names.entrySet()) {
      length += object(Map.of(entry.getKey(), entry.getValue())).length() - "{}".length();
      if (length > LONGEST) {
        break;
      }
      fitting.put(entry.getKey(), entry.getValue());
      length += ",".length();
    }
    return new AccountNames(object(fitting), fitting.size(), names.size());
  }

  boolean complete() {
    return fitting == all;
  }

  /** Says how many accounts go by their ids, if the names are not complete. */
  String warning() {
    var left = all - fitting;
    return ("the function's variable ACCOUNT_NAMES holds the names of %d of %d accounts, because"
            + " Lambda accepts 4 KB for all variables; notifications call the other %s, the last of"
            + " development, by %s")
        .formatted(fitting, all, left == 1 ? "one" : left, left == 1 ? "its id" : "their ids");
  }

  private static String object(Map<String, String> names) {
    var object = JsonNodeFactory.instance.objectNode();
    names.forEach(object::put);
    return Json.write(object);
  }
}
