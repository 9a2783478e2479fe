package eventrelay.hub;

import com.pulumi.core.Output;
import java.util.Map;

/** The function's variables: where and about what to notify. None of them is a secret. */
final class FunctionEnvironment {
  private FunctionEnvironment() {}

  static Output<Map<String, String>> of(HubArgs args, Output<String> topic) {
    var states = args.operation().notification().orElseThrow().states();
    return Output.tuple(topic, args.accountNames())
        .applyValue(
            t -> {
              var names = AccountNames.of(t.t2);
              if (!names.complete()) {
                args.warn().accept(names.warning());
              }
              return Map.of(
                  "NOTIFY_TOPIC_ARN", t.t1,
                  "NOTIFY_STATES", String.join(",", states),
                  "ACCOUNT_NAMES", names.json());
            });
  }
}
