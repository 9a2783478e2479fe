package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Puts queues and topics together with their policies. */
final class QueuesAndTopics {
  private final Inventory inventory;
  private final List<DanglingReference> dangling;
  private final List<String> notes = new ArrayList<>();

  QueuesAndTopics(Inventory inventory, List<DanglingReference> dangling) {
    this.inventory = inventory;
    this.dangling = dangling;
  }

  /** The queues by ARN. */
  Map<String, QueueOrTopic> queues() {
    var arnsByUrl = new HashMap<String, String>();
    var queues = new HashMap<String, Item>();
    for (var item : inventory.of(SqsTypes.QUEUE)) {
      var name = item.properties().require("name");
      var place = item.place().arns();
      var arn = item.properties().arn("arn").orElseGet(() -> place.queue(name));
      arnsByUrl.put(item.properties().text("url").orElseGet(() -> place.queueUrl(name)), arn);
      queues.put(arn, item);
    }
    return build(SqsTypes.QUEUE_POLICY, "queueUrl", "queue", arnsByUrl, queues);
  }

  /** The topics by ARN. */
  Map<String, QueueOrTopic> topics() {
    var arns = new HashMap<String, String>();
    var topics = new HashMap<String, Item>();
    for (var item : inventory.of(SnsTypes.TOPIC)) {
      var name = item.properties().require("name");
      var arn = item.properties().arn("arn").orElseGet(() -> item.place().arns().topic(name));
      arns.put(arn, arn);
      topics.put(arn, item);
    }
    return build(SnsTypes.TOPIC_POLICY, "arn", "topic", arns, topics);
  }

  /**
   * Policies name what they are for by the key of {@code arns}; one may also be written in the
   * queue or topic itself.
   */
  private Map<String, QueueOrTopic> build(
      String policyType,
      String key,
      String kind,
      Map<String, String> arns,
      Map<String, Item> items) {
    var policies = new ResourcePolicies(kind, inventory.unmodelled());
    var written = new HashSet<String>();
    for (var item : inventory.of(policyType)) {
      var of = item.properties().require(key);
      var arn = arns.get(of);
      if (arn == null) {
        dangling.add(
            new DanglingReference(
                item.place().account(),
                "%s policy %s is for %s, which is not there"
                    .formatted(kind, item.properties().name(), of)));
      } else {
        written.add(arn);
        policies.document(
            arn,
            "%s policy %s".formatted(kind, item.properties().name()),
            item.properties().require("policy"));
      }
    }
    var endpoints = new HashMap<String, QueueOrTopic>();
    items.forEach(
        (arn, item) -> {
          // A refresh writes AWS's policy into the outputs, whatever resource it comes from.
          if (item.properties().declares("policy") || !written.contains(arn)) {
            item.properties()
                .text("policy")
                .ifPresent(
                    json ->
                        policies.document(
                            arn, "%s %s itself".formatted(kind, item.properties().name()), json));
          }
          endpoints.put(
              arn,
              new QueueOrTopic(arn, policies.of(arn), item.properties().text("kmsMasterKeyId")));
        });
    notes.addAll(policies.notes());
    return endpoints;
  }

  /** What the reader of a report has to know of the policies, once queues and topics were asked. */
  List<String> notes() {
    return notes;
  }
}
