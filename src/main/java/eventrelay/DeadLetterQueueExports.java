package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import eventrelay.names.Arns;
import eventrelay.names.ConsolePages;
import eventrelay.names.StackOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exports {@code deadLetterQueueArns} and {@code deadLetterQueueLinks}: by account and Region,
 * in one map for both halves.
 */
final class DeadLetterQueueExports {
  private record Entry(String account, String region, Output<String> arn) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(String account, String region, Output<String> arn) {
    entries.add(new Entry(account, region, arn));
  }

  void export(Context ctx) {
    var arns = Output.all(entries.stream().map(Entry::arn).toList());
    ctx.export(StackOutput.DEAD_LETTER_QUEUE_ARNS.key(), arns.applyValue(this::byAccountAndRegion));
    ctx.export(
        StackOutput.DEAD_LETTER_QUEUE_LINKS.key(),
        arns.applyValue(
            all -> byAccountAndRegion(all.stream().map(DeadLetterQueueExports::link).toList())));
  }

  /** Empty where the console has no public address. */
  private static String link(String arn) {
    return ConsolePages.of(Arns.in(arn)).map(pages -> pages.queue(Arns.name(arn))).orElse("");
  }

  private Map<String, Map<String, List<String>>> byAccountAndRegion(List<String> values) {
    var accounts = new TreeMap<String, Map<String, List<String>>>();
    for (var i = 0; i < values.size(); i++) {
      accounts
          .computeIfAbsent(entries.get(i).account(), any -> new TreeMap<>())
          .computeIfAbsent(entries.get(i).region(), any -> new ArrayList<>())
          .add(values.get(i));
    }
    return accounts;
  }
}
