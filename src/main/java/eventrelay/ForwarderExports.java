package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import eventrelay.forwarder.Forwarder;
import eventrelay.names.StackOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the development half exports: maps by account, and by account and Region. */
final class ForwarderExports {
  private final Map<String, Output<String>> roleArns = new TreeMap<>();
  private final Map<String, Output<Map<String, String>>> ruleArns = new TreeMap<>();
  private final Map<String, Output<Map<String, String>>> busArns = new TreeMap<>();

  void add(String account, Forwarder forwarder) {
    roleArns.put(account, forwarder.roleArn());
    ruleArns.put(account, together(forwarder.ruleArns()));
    busArns.put(account, together(forwarder.defaultEventBusArns()));
  }

  void export(Context ctx) {
    ctx.export(StackOutput.FORWARDING_ROLE_ARNS.key(), together(roleArns));
    ctx.export(StackOutput.RULE_ARNS.key(), together(ruleArns));
    ctx.export(StackOutput.DEFAULT_EVENT_BUS_ARNS.key(), together(busArns));
  }

  private static <T> Output<Map<String, T>> together(Map<String, Output<T>> outputs) {
    var keys = new ArrayList<>(outputs.keySet());
    return Output.all(List.copyOf(keys.stream().map(outputs::get).toList()))
        .applyValue(
            values -> {
              var map = new TreeMap<String, T>();
              for (var i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
              }
              return map;
            });
  }
}
