package eventrelay.rollout;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.StackRun;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderDefinition;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.stackset.MemberStacks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The template holds what the program declares for a development account, and nothing else. */
@Timeout(120)
class ForwarderTemplateTest {
  private static final String ROLLOUT =
      "rollout: {organizationalUnits: [r-ab12], regions: [us-west-2, ap-northeast-1]}";
  private static final String ACCOUNT =
      """
      development:
        - {name: a, id: "222222222222", regions: [us-west-2, ap-northeast-1], profile: a}
      """;

  static Stream<String> settings() {
    return Stream.of(
        "events: {states: [stopped]}",
        "events: {pattern: {source: [{prefix: aws.}], detail: {a: [{numeric: ['>', 1.50]}]}}}",
        "bus: Relay.two",
        "bus: default",
        "alarms: false");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void deploysWhatTheDevelopmentHalfDeclares(String change) {
    var rollout =
        StackRun.shipped("mgmt")
            .with("organization: o-a1b2c3d4e5")
            .with("development: []")
            .with(ROLLOUT)
            .with(change)
            .declares();
    var both = StackRun.shipped("mgmt").with("deploy: both").with(ACCOUNT).with(change).declares();

    var members = MemberStacks.of(List.of(rollout.deployment()), Set.of("222222222222"));
    var deployed = members.deployments().get(0);

    assertThat(content(deployed))
        .hasSizeGreaterThan(8)
        .containsExactlyInAnyOrderElementsOf(content(forwarder(both.deployment())));
  }

  /** What the development half's component has declared, without the component. */
  private static Deployment forwarder(Deployment stack) {
    return new Deployment(
        stack.stack(),
        stack.resources().stream()
            .filter(resource -> resource.urn().contains(Forwarder.TYPE + "$aws:"))
            .toList());
  }

  /** Type, inputs and computed outputs of each resource; JSON in a text as JSON. */
  private static List<JsonNode> content(Deployment stack) {
    var content = new ArrayList<JsonNode>();
    for (var resource : stack.resources()) {
      if (resource.type().startsWith("aws:")) {
        content.add(content(resource));
      }
    }
    return content;
  }

  private static JsonNode content(ResourceState resource) {
    var content = JsonNodeFactory.instance.objectNode();
    content.put("type", resource.type()).put("id", resource.id());
    content.set("inputs", plain(resource.inputs()));
    content.set("outputs", plain(resource.outputs()));
    return json(content.toString());
  }

  private static ObjectNode plain(ObjectNode values) {
    var plain = values.deepCopy();
    plain
        .properties()
        .forEach(
            field -> {
              if (field.getValue().asText().startsWith("{")) {
                field.setValue(json(field.getValue().textValue()));
              }
            });
    return plain;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 23, 40})
  void staysUnderWhatCloudFormationTakesInline(int count) {
    var regions = IntStream.range(0, count).mapToObj(i -> "ap-northeast-" + (i + 1)).toList();
    var longest = "x".repeat(EventPattern.MAX_LENGTH - "{\"source\":[\"\"]}".length());
    var template =
        ForwarderTemplate.of(
            new ForwarderDefinition(PhysicalNames.ofRelay("b".repeat(20)), regions),
            "arn:aws:events:ap-northeast-1:111111111111:event-bus/" + "b".repeat(20),
            EventPattern.of(List.of(longest), List.of()),
            true);
    assertThat(template.getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(ForwarderTemplate.MAX_LENGTH / 2);
  }
}
