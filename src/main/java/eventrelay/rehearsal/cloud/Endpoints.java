package eventrelay.rehearsal.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts queues and topics together with their policies. */
final class Endpoints {
  private final Inventory inventory;
  private final List<Stray> strays;

  Endpoints(Inventory inventory, List<Stray> strays) {
    this.inventory = inventory;
    this.strays = strays;
  }

  /** The queues by ARN. */
  Map<String, Endpoint> queues() {
    var arnsByUrl = new HashMap<String, String>();
    for (var item : inventory.of(Inventory.QUEUE)) {
      var name = item.properties().require("name");
      var place = item.place().arns();
      arnsByUrl.put(
          item.properties().text("url").orElseGet(() -> place.queueUrl(name)),
          item.properties().arn("arn").orElseGet(() -> place.queue(name)));
    }
    return build(Inventory.QUEUE_POLICY, "queueUrl", "queue", arnsByUrl);
  }

  /** The topics by ARN. */
  Map<String, Endpoint> topics() {
    var arns = new HashMap<String, String>();
    for (var item : inventory.of(Inventory.TOPIC)) {
      var name = item.properties().require("name");
      var arn = item.properties().arn("arn").orElseGet(() -> item.place().arns().topic(name));
      arns.put(arn, arn);
    }
    return build(Inventory.TOPIC_POLICY, "arn", "topic", arns);
  }

  /** Policies name what they are for by the key of {@code arns}. */
  private Map<String, Endpoint> build(
      String policyType, String key, String kind, Map<String, String> arns) {
    var endpoints = new HashMap<String, Endpoint>();
    arns.values().forEach(arn -> endpoints.put(arn, new Endpoint(arn, Optional.empty())));
    for (var item : inventory.of(policyType)) {
      var of = item.properties().require(key);
      var arn = arns.get(of);
      if (arn == null) {
        strays.add(
            new Stray(
                item.place().account(),
                "%s policy %s is for %s, which is not there"
                    .formatted(kind, item.properties().name(), of)));
      } else {
        var label = "%s policy of %s".formatted(kind, new Endpoint(arn, Optional.empty()).name());
        var policy = PolicyText.of(label, item.properties().require("policy"));
        endpoints.put(arn, new Endpoint(arn, Optional.of(policy)));
      }
    }
    return endpoints;
  }
}
