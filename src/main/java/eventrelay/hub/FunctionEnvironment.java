package eventrelay.hub;

import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;

/** The function's variables: where and about what to notify. None of them is a secret. */
final class FunctionEnvironment {
  private FunctionEnvironment() {}

  /**
   * A map whose names are known in a preview, too. Were the whole map unknown, the preview would
   * not show that the function changes. The SDK resolves outputs inside a map, but has no type for
   * a map of them.
   */
  @SuppressWarnings("unchecked")
  static Output<Map<String, String>> of(HubArgs args, Output<String> topic) {
    Map<String, ?> variables =
        Map.of(
            "NOTIFY_TOPIC_ARN", topic,
            "NOTIFY_STATES", String.join(",", states(args)),
            "ACCOUNT_NAMES", args.accountNames().applyValue(names -> json(args, names)));
    return Output.of((Map<String, String>) variables);
  }

  private static List<String> states(HubArgs args) {
    return args.operation().notification().orElseThrow().states();
  }

  private static String json(HubArgs args, Map<String, String> accounts) {
    var names = AccountNames.of(accounts);
    if (!names.complete()) {
      args.warn().accept(names.warning());
    }
    return names.json();
  }
}
