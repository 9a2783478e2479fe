package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The export {@code deadLetterQueueArns}: by account and Region, in one map for both halves. */
final class DeadLetterQueueExports {
  private record Entry(String account, String region, Output<String> arn) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(String account, String region, Output<String> arn) {
    entries.add(new Entry(account, region, arn));
  }

  void export(Context ctx) {
    ctx.export(
        "deadLetterQueueArns",
        Output.all(entries.stream().map(Entry::arn).toList()).applyValue(this::byAccountAndRegion));
  }

  private Map<String, Map<String, List<String>>> byAccountAndRegion(List<String> arns) {
    var accounts = new TreeMap<String, Map<String, List<String>>>();
    for (var i = 0; i < arns.size(); i++) {
      accounts
          .computeIfAbsent(entries.get(i).account(), any -> new TreeMap<>())
          .computeIfAbsent(entries.get(i).region(), any -> new ArrayList<>())
          .add(arns.get(i));
    }
    return accounts;
  }
}
