package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformState.Form;
import eventrelay.rehearsal.types.DecidingInputs;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.OrganizationsTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.TerraformType;
import eventrelay.rehearsal.types.UnmodelledType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state or a plan of Terraform's as the stack that would hold the same: resources with Pulumi's
 * types and properties, and a provider for each account and Region.
 */
public final class TerraformStack {
  private final TerraformState state;
  private final String stack;
  private final TerraformProviders providers;
  private final List<String> notes = new ArrayList<>();

  /**
   * Prepares one.
   *
   * @param stack the name that reports call it by
   * @param accounts by a provider's name, where it is if nothing in the file tells
   */
  public TerraformStack(TerraformState state, String stack, Map<String, AccountRegion> accounts) {
    this.state = state;
    this.stack = stack;
    this.providers = new TerraformProviders(state, stack, accounts, this::state);
  }

  /**
   * The stack.
   *
   * @throws eventrelay.rehearsal.UnusableInputException if nothing tells where a resource is
   */
  public Deployment deployment() {
    var read = new ArrayList<ReadResource>();
    var others = new ArrayList<ResourceState>();
    for (var resource : state.resources()) {
      var type = ResourceTypes.ofTerraform(resource.type());
      if (resource.isDeposed()) {
        continue;
      }
      if (type.isEmpty()) {
        other(resource).ifPresent(others::add);
      } else {
        providers
            .place(resource, type.get())
            .ifPresent(
                place ->
                    read.add(new ReadResource(resource, type.get(), place, state.configuration())));
      }
    }
    providers.requireAllPlaces();
    if (state.form() == Form.PLAN) {
      new PlanReferences(state.configuration(), read).fill();
    }
    var resources = new ArrayList<ResourceState>();
    read.forEach(resource -> resources.addAll(states(resource, read)));
    resources.addAll(others);
    resources.addAll(0, providers.states());
    resources.add(0, root());
    return new Deployment(stack, resources, notes);
  }

  private List<ResourceState> states(ReadResource resource, List<ReadResource> all) {
    var deciding = DecidingInputs.of(resource.type().token());
    var open = resource.undecided();
    if (!open.isEmpty()) {
      notes.add("%s: %s, so that what depends on it is unproven".formatted(state.file(), open));
      // The rule of a target says it too, if it is there.
      return deciding
          .flatMap(DecidingInputs::otherwise)
          .filter(type -> all.stream().noneMatch(other -> isTargetOf(other, resource)))
          .map(type -> List.of(inPart(resource, type, open)))
          .orElse(List.of());
    }
    // A rule that is followed to some of its targets alone would end in the wrong place.
    var target =
        all.stream()
            .filter(other -> isTargetOf(resource, other))
            .map(ReadResource::undecided)
            .filter(text -> !text.isEmpty())
            .findFirst();
    if (target.isPresent()) {
      return List.of(
          inPart(
              resource, deciding.flatMap(DecidingInputs::otherwise).orElseThrow(), target.get()));
    }
    return List.of(
        resource.state(urn(resource.type().token(), resource.address()), providers.of(resource)));
  }

  private static boolean isTargetOf(ReadResource rule, ReadResource target) {
    return rule.type().token().equals(EventBridgeTypes.RULE)
        && target.type().token().equals(EventBridgeTypes.TARGET)
        && rule.place().equals(target.place())
        && rule.known().path("name").equals(target.known().path("rule"))
        && bus(rule).equals(bus(target));
  }

  private static String bus(ReadResource resource) {
    return Arn.nameOf(resource.known().path("eventBusName").asText(PhysicalNames.DEFAULT_BUS));
  }

  private ResourceState inPart(ReadResource resource, UnmodelledType type, String because) {
    var known = resource.known().deepCopy().put(UnmodelledType.BECAUSE, because);
    return state(type.token(), resource.address(), known, providers.of(resource));
  }

  /** Of a type without an entry; what it can do to an event, if anything, is in the register. */
  private Optional<ResourceState> other(TerraformResource resource) {
    var token = TerraformType.otherToken(resource.type());
    if (token.isEmpty() || ExclusivePolicies.removesNothing(resource, state.resources())) {
      var nothing = JsonNodeFactory.instance.objectNode();
      return Optional.of(state(resource.type(), resource.address(), nothing, ""));
    }
    var attributes = resource.attributes().deepCopy();
    attributes.remove(resource.sensitive());
    attributes.remove(resource.unknown());
    var values = TerraformType.otherProperties(attributes);
    // The policy itself then says that nothing tells what it is attached to.
    if (token.get().equals(OrganizationsTypes.POLICY_ATTACHMENT)
        && !(values.hasNonNull("policyId") && values.hasNonNull("targetId"))) {
      return Optional.empty();
    }
    return Optional.of(
        state(token.get(), resource.address(), values, providers.ofAny(resource).orElse("")));
  }

  private ResourceState root() {
    return new ResourceState(
        urn(Deployment.STACK_TYPE, stack),
        Deployment.STACK_TYPE,
        false,
        "",
        JsonNodeFactory.instance.objectNode(),
        JsonNodeFactory.instance.objectNode(),
        "",
        "",
        List.of(),
        Map.of());
  }

  private ResourceState state(String token, String name, ObjectNode values, String provider) {
    return new ResourceState(
        urn(token, name),
        token,
        true,
        values.path("id").asText(name),
        values,
        values,
        "",
        provider,
        List.of(),
        Map.of());
  }

  private String urn(String token, String name) {
    return "urn:pulumi:%s::%s::%s::%s"
        .formatted(stack, Deployment.TERRAFORM, token, name.replace("::", ":"));
  }
}
