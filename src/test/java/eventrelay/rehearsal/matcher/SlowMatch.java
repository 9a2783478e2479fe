package eventrelay.rehearsal.matcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An event and a pattern that EventBridge takes, over which Event Ruler takes minutes or days.
 *
 * @param pattern which does not match the event
 * @param detail what the event has in {@code detail}
 */
public record SlowMatch(String pattern, ObjectNode detail) {
  /** Each of these matches the text v. */
  private static final String MATCHERS =
      "[{\"prefix\":\"\"},{\"exists\":true},{\"anything-but\":\"y\"},{\"anything-but\":\"z\"}]";

  /** Lists within lists, two more lists, and several matchers for the elements of each. */
  public static SlowMatch lists() {
    var detail = JsonNodeFactory.instance.objectNode();
    var a = detail.putArray("a");
    for (var i = 0; i < 10; i++) {
      var b = a.addObject().put("x", "v").putArray("b");
      for (var j = 0; j < 10; j++) {
        var c = b.addObject().put("x", "v").putArray("c");
        IntStream.range(0, 10).forEach(k -> c.addObject().put("x", "v"));
      }
    }
    for (var name : new String[] {"d", "e"}) {
      var list = detail.putArray(name);
      IntStream.range(0, 10).forEach(i -> list.addObject().put("x", "v").put("y", "v"));
    }
    var pattern =
        """
        {"detail":{"a":{"x":M,"b":{"x":M,"c":{"x":M}}},"d":{"x":M,"y":M},"e":{"x":M,"y":M},"f":[0]}}"""
            .replace("M", MATCHERS);
    return new SlowMatch(pattern, detail);
  }

  /** No list at all: each field multiplies by the number of its matchers. */
  public static SlowMatch fields() {
    var detail = JsonNodeFactory.instance.objectNode();
    IntStream.range(0, 20).forEach(i -> detail.put("f" + i, "v"));
    var fields =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"f%d\":%s".formatted(i, MATCHERS))
            .collect(Collectors.joining(","));
    return new SlowMatch("{\"detail\":{%s,\"z\":[0]}}".formatted(fields), detail);
  }

  /** A text of so many letters, and a pattern with as many wildcards as fit. */
  public static SlowMatch text(int letters) {
    return new SlowMatch(
        "{\"detail\":{\"x\":[{\"wildcard\":\"%sb\"}]}}".formatted("*a".repeat(950)),
        JsonNodeFactory.instance.objectNode().put("x", "a".repeat(letters)));
  }

  /** The detail in an event of this place. */
  public ObjectNode event(String account, String region) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "1")
        .put("source", "aws.ec2")
        .put("detail-type", "d")
        .put("account", account)
        .put("region", region)
        .set("detail", detail);
  }
}
