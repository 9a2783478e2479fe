package eventrelay.rehearsal.stackset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.CloudFormationTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.SqsTypes;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What StackSets deploy, and where. */
class MemberStacksTest {
  private static final String QUEUE =
      "{\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"QueueName\": \"q\"}}";

  @Test
  void areInTwoMadeUpAccountsOfEachRegionThatAreNobodyElses() {
    var members = MemberStacks.of(List.of(stack(template(QUEUE))), Set.of());
    assertThat(members.deployments())
        .extracting(Deployment::stack)
        .containsExactly("set in 333333333333", "set in 444444444444");
    assertThat(members.places())
        .extracting(place -> place.account() + " " + place.region())
        .containsExactly(
            "333333333333 us-east-1",
            "333333333333 eu-west-1",
            "444444444444 us-east-1",
            "444444444444 eu-west-1");
    assertThat(members.notes())
        .containsExactly(
            "StackSet set is rehearsed in example accounts of us-east-1, eu-west-1: 333333333333,"
                + " 444444444444; nothing in the stacks says which accounts are in its"
                + " organizational units");
    assertThat(urls(members))
        .contains("https://sqs.eu-west-1.amazonaws.com/444444444444/q")
        .hasSize(4);
  }

  @Test
  void areInTheAccountsOfChosenEventsButNotInThoseWithStacksOfTheirOwn() {
    var members =
        MemberStacks.of(List.of(stack(template(QUEUE))), Set.of("555555555555", "222222222222"));
    assertThat(members.deployments())
        .extracting(Deployment::stack)
        .containsExactly("set in 555555555555");
    assertThat(members.notes().get(0)).contains("in the events' accounts of").doesNotContain("222");
  }

  @Test
  void followWhatAwsHasInAStackThatHasDrifted() {
    var stack = stack(template(QUEUE));
    var deployed = template(QUEUE.replace("\"q\"", "\"drifted\""));
    var drifted = new ArrayList<ResourceState>();
    for (var resource : stack.resources()) {
      drifted.add(
          resource.inputs().has("templateBody")
              ? resource.withOutputs(resource.outputs().put("templateBody", deployed))
              : resource);
    }
    assertThat(urls(MemberStacks.of(List.of(new Deployment("mgmt", drifted)), Set.of())))
        .allMatch(url -> url.endsWith("/drifted"));
  }

  @Test
  void areNoneWithoutInstances() {
    var all = stack(template(QUEUE)).resources();
    var members =
        MemberStacks.of(List.of(new Deployment("mgmt", all.subList(0, all.size() - 1))), Set.of());
    assertThat(members.deployments()).isEmpty();
    assertThat(members.notes())
        .containsExactly("StackSet set has no instances: nothing is deployed by it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON|is not JSON",
        "[]|has no object of Resources",
        "{\"Resources\": {\"A\": 1}}|has no object of Resources",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::EC2::VPC\"}}}"
            + "|has A of type AWS::EC2::VPC, which the rehearsal does not know",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
            + " {\"QueueName\": \"q\", \"FifoQueue\": true}}}}|has FifoQueue of A, which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\"}}}"
            + "|has aws:sqs/queue:Queue without a QueueName of its own, which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
            + " {\"QueueName\": {\"Fn::Join\": [\"\", []]}}}}}|has Fn::Join of [\"\",[]], which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
            + " {\"QueueName\": {\"Ref\": \"A\"}}}}}|has A, which refers to itself, which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
            + " {\"QueueName\": {\"Ref\": \"Parameter\"}}}}}|has a reference to Parameter, which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
            + " {\"QueueName\": {\"Fn::Sub\": \"${AWS::StackId}\"}}}}}"
            + "|has a reference to AWS::StackId, which",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"C\"}}}"
            + "|has the condition C as , which",
        "{\"Resources\": {\"R\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\"Name\":"
            + " \"n\", \"EventBusName\": \"b\", \"Targets\": [{\"Id\": \"t\", \"Input\": \"{}\"}]}}}}"
            + "|has Input of a target of R, which",
        "{\"Resources\": {\"R\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\"Name\":"
            + " \"n\", \"EventBusName\": \"b\", \"Targets\": [{\"Arn\": \"t\"}]}}}}"
            + "|has a target without an Id of R, which",
        "{\"Resources\": {\"R\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {\"RoleName\":"
            + " \"r\", \"Policies\": [{\"PolicyName\": \"p\", \"Sid\": \"s\"}]}}}}"
            + "|has Sid of a policy of R, which",
        "{\"Resources\": {\"R\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {\"RoleName\":"
            + " \"r\", \"Policies\": [{\"PolicyDocument\": {}}]}}}}"
            + "|has a policy without a PolicyName of R, which",
      })
  void refuseATemplateThatTheyDoNotKnowAllOf(String template, String problem) {
    assertThatThrownBy(() -> MemberStacks.of(List.of(stack(template)), Set.of()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("StackSet set: its template " + problem);
  }

  @Test
  void takeATargetsQueueFromWhateverElseIsBesideIt() {
    var rule =
        "{\"Resources\": {\"R\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\"Name\": \"n\","
            + " \"EventBusName\": \"b\", \"Targets\": [{\"Id\": \"t\", \"Arn\": \"a\","
            + " \"DeadLetterConfig\": {\"\": 1, \"Arn\": \"q\"}}]}}}}";

    var resources =
        MemberStacks.of(List.of(stack(rule)), Set.of()).deployments().get(0).resources();

    assertThat(resources)
        .filteredOn(resource -> resource.type().equals(EventBridgeTypes.TARGET))
        .hasSize(2)
        .allSatisfy(
            target -> {
              assertThat(target.inputs().at("/deadLetterConfig/arn").asText()).isEqualTo("q");
              assertThat(target.inputs().path("rule").asText()).isEqualTo("n");
              assertThat(target.inputs().path("eventBusName").asText()).isEqualTo("b");
              assertThat(target.id()).isEqualTo("b-n-t");
            });
  }

  private static String template(String queue) {
    return "{\"Resources\": {\"A\": %s}}".formatted(queue);
  }

  private static List<String> urls(MemberStacks members) {
    return members.deployments().stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(resource -> resource.type().equals(SqsTypes.QUEUE))
        .map(ResourceState::id)
        .toList();
  }

  /** A StackSet in account 111111111111 beside a queue of account 222222222222. */
  private static Deployment stack(String template) {
    var instances =
        object("{\"stackSetName\": \"set\", \"regions\": [\"us-east-1\", \"eu-west-1\"]}");
    return new Deployment(
        "mgmt",
        List.of(
            state("queue", object("{}"), "arn:aws:sqs:us-east-1:222222222222:own"),
            state(
                CloudFormationTypes.STACK_SET,
                object("{\"name\": \"set\"}").put("templateBody", template),
                "arn:aws:cloudformation:us-east-1:111111111111:stackset/set:1"),
            state(CloudFormationTypes.STACK_INSTANCES, instances, "")));
  }

  private static ResourceState state(String type, ObjectNode inputs, String arn) {
    return new ResourceState(
        "urn:pulumi:mgmt::event-relay::" + type + "::" + type,
        type,
        true,
        "id",
        inputs,
        JsonNodeFactory.instance.objectNode().put("arn", arn),
        "",
        "",
        List.of(),
        Map.of());
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parse(json);
  }
}
