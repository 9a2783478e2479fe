package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One resource of a deployment, with the fields that {@code pulumi stack export} gives it.
 *
 * @param urn the resource's URN
 * @param type the type token, such as {@code aws:cloudwatch/eventRule:EventRule}
 * @param custom false for components and the stack itself
 * @param id the provider's id, or an empty string if there is none
 * @param inputs what the program asked for
 * @param outputs what the provider answered
 * @param parent the parent's URN, or an empty string
 * @param provider the provider's URN and id ({@code urn::id}), or an empty string
 * @param dependencies the URNs it depends on
 * @param propertyDependencies per input, the URNs its value came from
 * @param secretInputs the names of the inputs that are or hold a secret
 * @param protect whether Pulumi refuses to delete it
 * @param aliases the URNs that it may have had before
 */
public record ResourceState(
    String urn,
    String type,
    boolean custom,
    String id,
    ObjectNode inputs,
    ObjectNode outputs,
    String parent,
    String provider,
    List<String> dependencies,
    Map<String, List<String>> propertyDependencies,
    Set<String> secretInputs,
    boolean protect,
    List<String> aliases) {
  /** Keeps its own copies of the names and of the aliases. */
  public ResourceState {
    secretInputs = Set.copyOf(secretInputs);
    aliases = List.copyOf(aliases);
  }

  /** A resource without secrets, protection and aliases. */
  public ResourceState(
      String urn,
      String type,
      boolean custom,
      String id,
      ObjectNode inputs,
      ObjectNode outputs,
      String parent,
      String provider,
      List<String> dependencies,
      Map<String, List<String>> propertyDependencies) {
    this(
        urn,
        type,
        custom,
        id,
        inputs,
        outputs,
        parent,
        provider,
        dependencies,
        propertyDependencies,
        Set.of(),
        false,
        List.of());
  }

  /** The resource's logical name: the URN's last part. */
  public String name() {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }

  /** The provider's URN without its id, or an empty string. */
  public String providerUrn() {
    var end = provider.lastIndexOf("::");
    return end < 0 ? "" : provider.substring(0, end);
  }

  /** This resource with other outputs. */
  public ResourceState withOutputs(ObjectNode others) {
    return with(inputs, others);
  }

  /**
   * This resource as it would be after the next update: of what both sides have, the inputs count.
   */
  public ResourceState asDeclared() {
    return withOutputs(outputs.deepCopy().setAll(inputs));
  }

  /** This resource with one property changed, in inputs and outputs alike. */
  public ResourceState with(String property, String value) {
    return with(inputs.deepCopy().put(property, value), outputs.deepCopy().put(property, value));
  }

  /** This resource with other inputs and outputs. */
  public ResourceState with(ObjectNode otherInputs, ObjectNode otherOutputs) {
    return copy(otherInputs, otherOutputs, protect, aliases);
  }

  /** This resource, protected by Pulumi or not. */
  public ResourceState withProtect(boolean isProtected) {
    return copy(inputs, outputs, isProtected, aliases);
  }

  /** This resource with other aliases. */
  public ResourceState withAliases(List<String> others) {
    return copy(inputs, outputs, protect, others);
  }

  /** This resource under another URN and of another provider. */
  public ResourceState as(String otherUrn, String otherProvider) {
    return new ResourceState(
        otherUrn,
        type,
        custom,
        id,
        inputs,
        outputs,
        parent,
        otherProvider,
        dependencies,
        propertyDependencies,
        secretInputs,
        protect,
        aliases);
  }

  private ResourceState copy(
      ObjectNode newInputs, ObjectNode newOutputs, boolean newProtect, List<String> newAliases) {
    return new ResourceState(
        urn,
        type,
        custom,
        id,
        newInputs,
        newOutputs,
        parent,
        provider,
        dependencies,
        propertyDependencies,
        secretInputs,
        newProtect,
        newAliases);
  }
}
