package eventrelay.rehearsal.adoption;

import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what exists and is at odds with what the relay declares in the same place.
 *
 * @param declared all that the stacks declare
 */
record Conflicts(List<ResourceState> declared) {
  private static final String TARGET = terraform(EventBridgeTypes.TARGET);
  private static final String FUNCTION = terraform(LambdaTypes.FUNCTION);
  private static final String STATEMENT = terraform(EventBridgeTypes.PERMISSION);
  private static final String BUS = "eventBusName";
  private static final String RULE = "rule";
  private static final String ARN = "arn";

  /** The relay's target of the same rule that sends to the same ARN, under whichever id. */
  static boolean isSameTarget(ResourceState declared, TerraformResource existing) {
    return isTarget(declared, existing)
        && existing.type().equals(TARGET)
        && text(declared, RULE).equals(existing.text(RULE));
  }

  /**
   * What is wrong with a resource that the relay does not take over.
   *
   * @param isThere tells whether a declared resource is in the same place
   */
  Optional<Conflict> of(TerraformResource existing, Predicate<ResourceState> isThere) {
    if (existing.type().equals(STATEMENT)) {
      return first(EventBridgeTypes.BUS_POLICY, isThere, policy -> isOnBusOf(policy, existing))
          .map(policy -> new Conflict(existing.address(), overwritten(policy)));
    }
    return existing.type().equals(TARGET)
        ? first(EventBridgeTypes.TARGET, isThere, target -> isTarget(target, existing))
            .map(target -> new Conflict(existing.address(), twice(target, existing)))
        : Optional.empty();
  }

  /**
   * A bus has one policy, and PutPermission with a policy replaces all of it (<a
   * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">
   * EventBridge API Reference, PutPermission</a>).
   */
  private static String overwritten(ResourceState policy) {
    return ("the next up writes the whole policy of bus %s, and this statement is gone: the accounts"
            + " that it lets in are refused; list them in the stack file, or use another bus")
        .formatted(bus(text(policy, BUS)));
  }

  /** What the relay takes over and cuts off: a log that its role may not write. */
  static Optional<Conflict> ofAdopted(TerraformResource existing) {
    return Optional.of(existing)
        .filter(resource -> resource.type().equals(FUNCTION))
        .filter(
            function -> !LambdasLogGroup.of(function).equals(LambdasLogGroup.byDefault(function)))
        .map(
            function ->
                new Conflict(
                    function.address(),
                    ("it logs to %s, which the update keeps and the relay's role may not write to, so"
                            + " that its lines are lost; let it log to %s first")
                        .formatted(
                            LambdasLogGroup.of(function), LambdasLogGroup.byDefault(function))));
  }

  private static String twice(ResourceState target, TerraformResource existing) {
    return text(target, RULE).equals(existing.text(RULE))
        ? ("it is a second target of rule %s with the same ARN, so that each event is delivered twice;"
                + " remove it when the relay is up")
            .formatted(existing.text(RULE))
        : ("rule %s sends there as rule %s of the relay does, so that an event that both match is"
                + " delivered twice; remove it when the relay is up")
            .formatted(existing.text(RULE), text(target, RULE));
  }

  private Optional<ResourceState> first(
      String type, Predicate<ResourceState> isThere, Predicate<ResourceState> fits) {
    return declared.stream()
        .filter(resource -> resource.type().equals(type))
        .filter(isThere.and(fits))
        .findFirst();
  }

  private static boolean isTarget(ResourceState declared, TerraformResource existing) {
    return declared.type().equals(EventBridgeTypes.TARGET)
        && isOnBusOf(declared, existing)
        && text(declared, ARN).equals(existing.text(ARN));
  }

  private static boolean isOnBusOf(ResourceState declared, TerraformResource existing) {
    var bus = existing.text("event_bus_name");
    return bus(text(declared, BUS)).equals(bus(bus));
  }

  private static String bus(String name) {
    return name.isEmpty() ? PhysicalNames.DEFAULT_BUS : Arn.nameOf(name);
  }

  private static String text(ResourceState resource, String property) {
    return resource.asDeclared().outputs().path(property).asText();
  }

  private static String terraform(String type) {
    return ResourceTypes.of(type).terraform().name();
  }
}
