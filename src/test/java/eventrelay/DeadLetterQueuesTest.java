package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue behind every hop that can fail, beside what uses it. */
@Timeout(60)
class DeadLetterQueuesTest {
  private static final String ROLE = "arn:aws:iam::111111111111:role/management_lambda_exec_role";

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = StackVariants.WIDE.declares();
  }

  @Test
  void oneForEachForwardingRuleOneForTheReceivingRuleAndOneForTheFunction() {
    assertThat(stack.ofType("Queue"))
        .extracting(queue -> queue.output("arn").textValue())
        .containsExactlyInAnyOrder(
            "arn:aws:sqs:ap-northeast-1:111111111111:event-relay-receiving-dead-letters",
            "arn:aws:sqs:ap-northeast-1:111111111111:event-relay-function-dead-letters",
            "arn:aws:sqs:ap-northeast-1:222222222222:event-relay-forwarding-dead-letters",
            "arn:aws:sqs:us-west-2:222222222222:event-relay-forwarding-dead-letters",
            "arn:aws:sqs:us-west-2:033333333333:event-relay-forwarding-dead-letters",
            "arn:aws:sqs:eu-west-1:033333333333:event-relay-forwarding-dead-letters");
  }

  @Test
  void keepMessagesFor14DaysEncrypted() {
    assertThat(stack.ofType("Queue"))
        .hasSize(6)
        .allSatisfy(
            queue ->
                // The exact inputs: a FIFO queue could be no rule's dead-letter queue.
                assertThat(queue.inputs())
                    .isEqualTo(
                        json(
                            """
                            {"name": %s, "messageRetentionSeconds": 1209600,
                             "sqsManagedSseEnabled": true}
                            """
                                .formatted(queue.input("name")))));
  }

  @Test
  void areUsedByEveryTargetAndStandWithItsRule() {
    var used = new TreeSet<String>();
    assertThat(stack.ofType("EventTarget"))
        .hasSize(5)
        .allSatisfy(
            target -> {
              var queue = only(target.inputComesFrom("deadLetterConfig"));
              var rule = only(target.inputComesFrom("rule"));
              used.add(queue);
              assertThat(target.input("deadLetterConfig").path("arn"))
                  .isEqualTo(stack.resource("Queue", queue).output("arn"));
              assertThat(stack.resource("Queue", queue).provider())
                  .isEqualTo(stack.resource("EventRule", rule).provider())
                  .isEqualTo(target.provider());
              // Without the policy what fails first would be lost.
              assertThat(target.waitsFor()).contains(queue, queue + "-policy");
            });
    assertThat(used).hasSize(5).doesNotContain("management-function-dead-letter-queue");
  }

  @Test
  void letInTheOneRuleWhoseTargetUsesThem() {
    for (var target : stack.ofType("EventTarget")) {
      var queue = stack.resource("Queue", only(target.inputComesFrom("deadLetterConfig")));
      var rule = stack.resource("EventRule", only(target.inputComesFrom("rule")));
      var statements = policy(queue).document("policy").path("Statement");
      var arn = rule.output("arn");
      assertThat(statements).hasSize(3);
      assertThat(statements.at("/0/Sid").textValue()).isEqualTo("AllowRule");
      assertThat(statements.at("/0/Condition/ArnEquals/aws:SourceArn")).isEqualTo(arn);
      assertThat(statements.at("/1/Sid").textValue()).isEqualTo("DenyOthers");
      assertThat(statements.at("/1/Condition/ArnNotEquals/aws:SourceArn")).isEqualTo(arn);
      assertThat(statements.at("/2/Sid").textValue()).isEqualTo("DenyWithoutTls");
    }
  }

  @Test
  void letInTheRoleThatTheFunctionRunsAs() {
    var function = stack.resource("Function", "management-function");
    var queue = stack.resource("Queue", "management-function-dead-letter-queue");
    assertThat(function.input("deadLetterConfig"))
        .isEqualTo(json("{\"targetArn\": %s}".formatted(queue.output("arn"))));
    assertThat(function.waitsFor()).contains("management-function-dead-letter-queue-policy");
    assertThat(queue.provider()).isEqualTo(function.provider());
    var statements = policy(queue).document("policy").path("Statement");
    assertThat(statements).hasSize(3);
    assertThat(statements.at("/0/Principal")).isEqualTo(json("{\"AWS\": \"" + ROLE + "\"}"));
    assertThat(statements.at("/1/Condition/ArnNotEquals/aws:PrincipalArn").textValue())
        .isEqualTo(ROLE)
        .isEqualTo(function.input("role").textValue());
    assertThat(statements.at("/2/Sid").textValue()).isEqualTo("DenyWithoutTls");
  }

  @Test
  void havePoliciesAboutThemselvesAlone() {
    for (var queue : stack.ofType("Queue")) {
      var policy = policy(queue);
      assertThat(policy.input("queueUrl")).isEqualTo(queue.output("url"));
      assertThat(policy.provider()).isEqualTo(queue.provider());
      assertThat(policy.document("policy").path("Statement"))
          .allSatisfy(
              statement -> assertThat(statement.path("Resource")).isEqualTo(queue.output("arn")));
    }
    assertThat(stack.ofType("QueuePolicy")).hasSize(6);
  }

  @Test
  void areExportedByAccountAndRegion() {
    var exported = stack.exports().path("deadLetterQueueArns");
    Map<String, Set<String>> regions =
        exported.properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> names(e.getValue())));
    assertThat(regions)
        .isEqualTo(
            Map.of(
                "management", Set.of("ap-northeast-1"),
                "team-a", Set.of("ap-northeast-1", "us-west-2"),
                "team-b", Set.of("us-west-2", "eu-west-1")));
    assertThat(exported.at("/team-b/eu-west-1"))
        .isEqualTo(
            json("[\"arn:aws:sqs:eu-west-1:033333333333:event-relay-forwarding-dead-letters\"]"));
    assertThat(exported.at("/management/ap-northeast-1")).hasSize(2);
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static DeclaredResource policy(DeclaredResource queue) {
    return stack.resource("QueuePolicy", queue.state().name() + "-policy");
  }

  private static String only(List<String> names) {
    assertThat(names).hasSize(1);
    return names.get(0);
  }
}
