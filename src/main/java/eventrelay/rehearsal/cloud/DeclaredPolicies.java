package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.types.TargetKind.PolicyOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that resources of their own write for queues, topics, streams or keys. */
final class DeclaredPolicies {
  private final Inventory inventory;
  private final List<DanglingReference> dangling;
  private final List<String> notes = new ArrayList<>();

  DeclaredPolicies(Inventory inventory, List<DanglingReference> dangling) {
    this.inventory = inventory;
    this.dangling = dangling;
  }

  /**
   * By the ARN of what they are for; a policy may also be written in the resource itself.
   *
   * @param noun what sentences call such a resource
   * @param type the type that writes them
   * @param names the ARNs by what the type names the resources by
   * @param items the resources by ARN
   */
  Map<String, Optional<PolicyText>> of(
      String noun, PolicyOf type, Map<String, String> names, Map<String, Item> items) {
    var policies = new ResourcePolicies(noun, inventory.unmodelled());
    var written = new HashSet<String>();
    for (var item : inventory.of(type.type())) {
      var of = item.properties().require(type.of());
      var arn = names.get(of);
      if (arn == null) {
        dangling.add(
            new DanglingReference(
                item.place().account(),
                "%s policy %s is for %s, which is not there"
                    .formatted(noun, item.properties().name(), of)));
      } else {
        written.add(arn);
        policies.document(
            arn,
            "%s policy %s".formatted(noun, item.properties().name()),
            item.properties().require("policy"));
      }
    }
    var found = new HashMap<String, Optional<PolicyText>>();
    items.forEach(
        (arn, item) -> {
          // A refresh writes AWS's policy into the outputs, whatever resource it comes from.
          if (item.properties().declares("policy") || !written.contains(arn)) {
            item.properties()
                .text("policy")
                .ifPresent(
                    json ->
                        policies.document(
                            arn, "%s %s itself".formatted(noun, item.properties().name()), json));
          }
          found.put(arn, policies.of(arn));
        });
    notes.addAll(policies.notes());
    return found;
  }

  /** What the reader of a report has to know of the policies, once they were asked for. */
  List<String> notes() {
    return notes;
  }
}
