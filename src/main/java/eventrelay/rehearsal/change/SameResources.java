package eventrelay.rehearsal.change;

import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The resources that both sides of a comparison have, where Terraform made one of the sides: it has
 * no URNs, so that a resource is the same if it is the same one in AWS.
 */
final class SameResources {
  private final Map<String, ResourceState> byIdentity = new HashMap<>();
  private final Map<String, String> stacks = new HashMap<>();

  private SameResources(List<Deployment> after) {
    for (var deployment : after) {
      var places = new Places(deployment);
      for (var resource : deployment.resources()) {
        var identity = identity(resource, places);
        if (byIdentity.putIfAbsent(identity, resource) == null) {
          stacks.put(identity, deployment.stack());
        }
      }
    }
  }

  /**
   * The first side with the URNs and in the stacks that the second side has each resource under; as
   * it is, if Terraform made neither side.
   */
  static List<Deployment> aligned(List<Deployment> before, List<Deployment> after) {
    var isOfTerraform =
        Stream.concat(before.stream(), after.stream())
            .anyMatch(stack -> stack.project().equals(Deployment.TERRAFORM));
    return isOfTerraform ? new SameResources(after).aligned(before) : before;
  }

  private List<Deployment> aligned(List<Deployment> before) {
    var resources = new LinkedHashMap<String, List<ResourceState>>();
    for (var deployment : before) {
      var places = new Places(deployment);
      for (var resource : deployment.resources()) {
        var identity = identity(resource, places);
        var same = byIdentity.remove(identity);
        var stack = same == null ? deployment.stack() : stacks.get(identity);
        resources
            .computeIfAbsent(stack, any -> new ArrayList<>())
            .add(same == null ? resource : counterpart(resource, same));
      }
    }
    var aligned = new ArrayList<Deployment>();
    resources.forEach(
        (stack, all) -> {
          if (all.stream().anyMatch(ResourceState::custom)) {
            aligned.add(new Deployment(stack, all));
          }
        });
    return aligned;
  }

  /** Terraform's providers are configured elsewhere, so that they have nothing to compare. */
  private static ResourceState counterpart(ResourceState resource, ResourceState same) {
    return AwsPackage.PROVIDERS.contains(same.type())
        ? same
        : resource.as(same.urn(), same.provider());
  }

  private static String identity(ResourceState resource, Places places) {
    var isProvider = AwsPackage.PROVIDERS.contains(resource.type());
    var type = ResourceTypes.find(resource.type());
    var place = isProvider ? places.ofProvider(resource) : places.find(resource);
    var where =
        place
            .map(
                it ->
                    type.filter(known -> known.is(Trait.GLOBAL)).isPresent()
                        ? it.account()
                        : it.toString())
            .orElse("");
    var name =
        isProvider
            ? ""
            : type.flatMap(known -> known.match(resource.asDeclared().outputs()))
                .orElseGet(resource::name);
    return String.join("\n", resource.type(), where, name);
  }
}
