package eventrelay.rehearsal.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.JsonEquality;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.Existence.Owner;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import eventrelay.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an update deletes although another of its resources has just written it, because both
 * resources are one thing in AWS. Pulumi creates and updates first and deletes last (<a
 * href="https://www.pulumi.com/docs/iac/concepts/options/deletebeforereplace/">Pulumi,
 * "deleteBeforeReplace"</a>).
 *
 * @param old the resource that is deleted
 */
record SharedResource(ResourceState old, Deployment before, Deployment after) {
  private static final Set<String> POLICIES =
      Set.of(EventBridgeTypes.BUS_POLICY, SqsTypes.QUEUE_POLICY, SnsTypes.TOPIC_POLICY);

  /** The inputs of a provider that tell the account, the first of them for certain. */
  private static final List<String> ACCOUNT =
      List.of("allowedAccountIds", "profile", "assumeRoles", "assumeRole");

  private static final String REGION = "region";
  private static final String POLICY = "policy";

  /**
   * What the deletion takes from another resource, and how to do without that.
   *
   * @param successor the old one's URN in the second state, if it has it
   * @param refused true if the old one is protected
   */
  Optional<Loss> loss(Optional<String> successor, boolean refused) {
    var deleted = key(old);
    return after.resources().stream()
        .filter(ResourceState::custom)
        .filter(other -> successor.filter(other.urn()::equals).isEmpty())
        .filter(other -> deleted.isPresent() && takes(deleted.get(), other))
        .filter(this::isInTheSamePlace)
        .findFirst()
        .map(other -> new Loss(what(other, successor.isEmpty()), refused));
  }

  /** Deleting a bus's policy removes all its statements, deleting a statement that one alone. */
  private static boolean takes(String deleted, ResourceState other) {
    var written = key(other);
    return written.filter(key -> key.equals(deleted) || key.startsWith(deleted + "\n")).isPresent()
        || other.type().equals(EventBridgeTypes.BUS_POLICY)
            && sids(other).anyMatch(sid -> written.filter(isOf(deleted, sid)).isPresent());
  }

  private static Predicate<String> isOf(String deleted, String sid) {
    return policy -> deleted.equals(policy + "\n" + sid);
  }

  private static Stream<String> sids(ResourceState policy) {
    try {
      var statements = Json.read(known(policy).path(POLICY).asText()).path("Statement");
      return statements.isArray()
          ? statements.findValuesAsText("Sid").stream()
          : Stream.of(statements.path("Sid").asText());
    } catch (JsonProcessingException e) {
      return Stream.empty(); // What is not JSON has no statements; the evaluator says so.
    }
  }

  private String what(ResourceState other, boolean isGone) {
    var remedy =
        isGone && other.type().equals(old.type())
            ? "give the new one the old one's URN as an alias, or"
            : "so";
    return "what %s %s writes, since both are one thing in AWS and Pulumi deletes last: %s remove the"
            .formatted(ResourceTypes.shortName(other.type()), other.name(), remedy)
        + " old one in one update and add the other in the next";
  }

  /** What a resource writes in AWS, if a second one may write it too. */
  private static Optional<String> key(ResourceState resource) {
    var known = known(resource);
    if (resource.type().equals(EventBridgeTypes.PERMISSION)) {
      var bus = known.path("eventBusName").asText(PhysicalNames.DEFAULT_BUS);
      return Optional.of(
          "policy of %s\n%s".formatted(Arn.nameOf(bus), known.path("statementId").asText()));
    }
    var type = ResourceTypes.find(resource.type());
    if (POLICIES.contains(resource.type())) {
      return type.flatMap(policy -> policy.match(known)).map(owner -> "policy of " + owner);
    }
    if (ownersOfPolicies().anyMatch(resource.type()::equals)
        && !JsonEquality.isAbsent(resource.inputs().path(POLICY))) {
      return type.flatMap(owner -> owner.importId(known)).map(owner -> "policy of " + owner);
    }
    return type.filter(one -> one.is(Trait.WRITTEN_OVER))
        .flatMap(one -> one.match(known))
        .map(identity -> resource.type() + " " + identity);
  }

  private static Stream<String> ownersOfPolicies() {
    return POLICIES.stream()
        .flatMap(policy -> ResourceTypes.of(policy).existence().owner().stream())
        .map(Owner::token);
  }

  private boolean isInTheSamePlace(ResourceState other) {
    var here = provider(old, before);
    var there = provider(other, after);
    var differs = ACCOUNT.stream().filter(input -> here.has(input) || there.has(input)).findFirst();
    return region(old, here).equals(region(other, there))
        && differs.filter(input -> !here.path(input).equals(there.path(input))).isEmpty();
  }

  private static String region(ResourceState resource, ObjectNode provider) {
    return known(resource).path(REGION).asText(provider.path(REGION).asText());
  }

  private static ObjectNode provider(ResourceState resource, Deployment stack) {
    return stack.resources().stream()
        .filter(provider -> provider.urn().equals(resource.providerUrn()))
        .map(ResourceState::inputs)
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static ObjectNode known(ResourceState resource) {
    return resource.asDeclared().outputs();
  }
}
