package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of the stacks AWS would refuse because of its quotas and rules, whichever events come
 * (EventBridge User Guide, "Quotas" and "Using dead-letter queues"; Lambda Developer Guide,
 * "Dead-letter queues").
 */
public final class QuotaChecks {
  /** No request raises it. */
  private static final int MOST_TARGETS = 5;

  /** A request raises it. */
  private static final int MOST_RULES = 300;

  private QuotaChecks() {}

  /** One sentence, with what to write instead, for each thing that AWS always refuses. */
  public static List<String> in(Cloud cloud) {
    var sentences = new ArrayList<String>();
    for (var rule : cloud.rules()) {
      if (rule.targets().size() > MOST_TARGETS) {
        sentences.add(
            ("rule %s: it has %d targets and EventBridge accepts %d; give the others a rule of their"
                    + " own, with the same pattern")
                .formatted(rule.arn(), rule.targets().size(), MOST_TARGETS));
      }
      for (var target : rule.targets()) {
        elsewhere(target.deadLetterQueue(), rule.place())
            .ifPresent(
                remedy ->
                    sentences.add(
                        "target %s of rule %s: %s".formatted(target.id(), rule.arn(), remedy)));
      }
    }
    for (var function : cloud.functions()) {
      elsewhere(function.deadLetterQueue(), AccountRegion.of(function.arn()))
          .ifPresent(remedy -> sentences.add("function %s: %s".formatted(function.arn(), remedy)));
    }
    return sentences.stream().sorted().toList();
  }

  /** One sentence for each bus with more rules than AWS allows until the quota is raised. */
  public static List<String> unlessRaised(Cloud cloud) {
    return cloud.buses().stream()
        .filter(bus -> cloud.rulesOn(bus.arn()).all().size() > MOST_RULES)
        .map(
            bus ->
                ("bus %s has %d rules, and AWS accepts %d unless the quota is raised; raise it, or move"
                        + " rules to another bus")
                    .formatted(bus.arn(), cloud.rulesOn(bus.arn()).all().size(), MOST_RULES))
        .sorted()
        .toList();
  }

  private static Optional<String> elsewhere(Optional<String> queue, AccountRegion place) {
    return queue
        .flatMap(Arn::find)
        .map(AccountRegion::of)
        .filter(there -> !there.region().equals(place.region()))
        .map(
            there ->
                "its dead-letter queue is in %s, and AWS accepts one in %s only; name a queue there"
                    .formatted(there.region(), place.region()));
  }
}
