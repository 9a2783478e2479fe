package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stack written by hand, one call per resource; properties are JSON with single quotes. */
public final class StackFixture {
  /** The stack's first provider. */
  public static final String HOME =
      "{region: 'eu-west-1', allowedAccountIds: '[\"111111111111\"]'}";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private final List<ResourceState> resources = new ArrayList<>();
  private String provider = "";

  private StackFixture() {}

  /** Everything is in account 111111111111, Region eu-west-1. */
  public static StackFixture home() {
    return new StackFixture().in("home", HOME);
  }

  /** No provider yet. */
  public static StackFixture empty() {
    return new StackFixture();
  }

  /** What follows is in the place that this provider's properties tell. */
  public StackFixture in(String name, String properties) {
    provider = "";
    add(AwsPackage.PROVIDER, name, properties);
    provider = urn(AwsPackage.PROVIDER, name) + "::id";
    return this;
  }

  /** A resource whose inputs and outputs are the same. */
  public StackFixture add(String type, String name, String properties) {
    return add(type, name, properties, properties);
  }

  /** A resource whose inputs and outputs differ. */
  public StackFixture add(String type, String name, String inputs, String outputs) {
    return put(type, name, true, inputs, outputs);
  }

  /** A component, or the stack itself. */
  public StackFixture component(String type, String name, String outputs) {
    return put(type, name, false, "{}", outputs);
  }

  private StackFixture put(
      String type, String name, boolean custom, String inputs, String outputs) {
    resources.add(
        new ResourceState(
            urn(type, name),
            type,
            custom,
            custom ? name : "",
            object(inputs),
            object(outputs),
            "",
            custom ? provider : "",
            List.of(),
            Map.of()));
    return this;
  }

  /** The stack as it stands. */
  public Deployment deployment() {
    return new Deployment("hand-made", resources);
  }

  /** The accounts that it makes. */
  public Cloud cloud() {
    return cloud(Path.of(""));
  }

  /** The same, with functions' code in another project. */
  public Cloud cloud(Path project) {
    var stack = deployment();
    return new CloudBuilder(
            List.of(stack), project, stack.project(), OrganizationFacts.NONE, Map.of())
        .build();
  }

  /** An object as the fixture writes it. */
  public static ObjectNode object(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String urn(String type, String name) {
    return "urn:pulumi:hand-made::event-relay::" + type + "::" + name;
  }
}
