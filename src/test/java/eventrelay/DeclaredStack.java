package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run declared, as a test asks for it.
 *
 * @param messages what the run logged beside errors
 */
public record DeclaredStack(Deployment deployment, List<String> messages) {
  /** The one resource of this type, such as {@code EventRule}, and logical name. */
  public DeclaredResource resource(String type, String name) {
    var found =
        deployment.resources().stream()
            .filter(state -> shortType(state).equals(type) && state.name().equals(name))
            .toList();
    assertThat(found).as(type + " " + name + " of " + all()).hasSize(1);
    return new DeclaredResource(this, found.get(0));
  }

  /** Every resource of this type, such as {@code EventRule}. */
  public List<DeclaredResource> ofType(String type) {
    return ofAws().stream().filter(of -> shortType(of.state()).equals(type)).toList();
  }

  /** Every resource of AWS, without the providers. */
  public List<DeclaredResource> ofAws() {
    return deployment.resources().stream()
        .filter(state -> state.type().startsWith("aws:"))
        .map(state -> new DeclaredResource(this, state))
        .toList();
  }

  /** The explicit providers. */
  public List<DeclaredResource> providers() {
    return deployment.resources().stream()
        .filter(state -> state.type().equals(AwsPackage.PROVIDER))
        .map(state -> new DeclaredResource(this, state))
        .toList();
  }

  /** Every resource but the stack itself as type, logical name and, if it has one, AWS's name. */
  public List<String> all() {
    return deployment.resources().stream()
        .filter(state -> !state.type().equals(Deployment.STACK_TYPE))
        .map(state -> new DeclaredResource(this, state).toString())
        .toList();
  }

  /** Every resource of AWS as type and logical name, whatever AWS calls it. */
  public List<String> logicalNames() {
    return ofAws().stream().map(of -> shortType(of.state()) + " " + of.state().name()).toList();
  }

  /** By the logical name of each resource of AWS, that of its explicit provider. */
  public Map<String, String> providerNames() {
    var names = new TreeMap<String, String>();
    ofAws().forEach(of -> names.put(of.state().name(), of.provider().state().name()));
    return names;
  }

  /** What the stack exports: a copy, since other tests may have the same stack. */
  public ObjectNode exports() {
    return deployment.exports().deepCopy();
  }

  DeclaredResource byUrn(String urn) {
    return deployment.resources().stream()
        .filter(state -> state.urn().equals(urn))
        .map(state -> new DeclaredResource(this, state))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing declared has the URN \"" + urn + '"'));
  }

  static String shortType(ResourceState state) {
    return state.type().substring(state.type().lastIndexOf(':') + 1);
  }
}
