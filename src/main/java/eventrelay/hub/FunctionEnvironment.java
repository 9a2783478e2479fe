package eventrelay.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.pulumi.core.Output;
import eventrelay.policy.Json;
import java.util.Map;
import java.util.TreeMap;

/** The function's variables: where and about what to notify. None of them is a secret. */
final class FunctionEnvironment {
  /** Lambda takes 4 KB for all variables; without a name, an account is called by its id. */
  private static final int LONGEST_ACCOUNT_NAMES = 3_000;

  private FunctionEnvironment() {}

  static Output<Map<String, String>> of(HubArgs args, Output<String> topic) {
    var states = args.operation().notification().orElseThrow().states();
    return Output.tuple(topic, args.accountNames())
        .applyValue(
            t ->
                Map.of(
                    "NOTIFY_TOPIC_ARN", t.t1,
                    "NOTIFY_STATES", String.join(",", states),
                    "ACCOUNT_NAMES", accountNames(t.t2)));
  }

  private static String accountNames(Map<String, String> names) {
    var object = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(names).forEach(object::put);
    var json = Json.write(object);
    return json.length() <= LONGEST_ACCOUNT_NAMES ? json : "{}";
  }
}
