package eventrelay.failure;

import static eventrelay.MockedEngine.arn;
import static eventrelay.MockedEngine.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.policy.DeadLetterQueuePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A dead-letter queue and its policy, by themselves. */
@Timeout(60)
class DeadLetterQueueTest {
  private static final String QUEUE = "aws:sqs/queue:Queue";
  private static final String POLICY = "aws:sqs/queuePolicy:QueuePolicy";
  private static final String PROVIDER = "pulumi:providers:aws";

  private static MockedEngine engine;

  @BeforeAll
  static void run() {
    engine = MockedEngine.updating().runs(DeadLetterQueueTest::program);
  }

  private static void program(Context ctx) {
    var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
    var child = CustomResourceOptions.builder().provider(account.provider()).build();
    var ofRule =
        DeadLetterQueue.forRule("of-rule", "letters", Output.of(arn("rule")), child, child);
    var ofRole =
        DeadLetterQueue.forRole("of-role", "other-letters", Output.of(arn("role")), child, child);
    ctx.export("queues", Output.all(ofRule.queue().arn(), ofRole.queue().arn()));
    ctx.export("policies", Output.all(ofRule.policy().queueUrl(), ofRole.policy().queueUrl()));
  }

  @Test
  void isAQueueWithAPolicy() {
    assertThat(engine.declared())
        .containsExactlyInAnyOrder(
            PROVIDER + " home",
            QUEUE + " of-rule",
            POLICY + " of-rule-policy",
            QUEUE + " of-role",
            POLICY + " of-role-policy");
  }

  @Test
  void keepsMessagesFor14DaysEncrypted() {
    // The exact inputs: a FIFO queue could be no rule's dead-letter queue.
    assertThat(engine.inputs(QUEUE, "of-rule"))
        .isEqualTo(
            Map.of(
                "name",
                "letters",
                "messageRetentionSeconds",
                14 * 24 * 3600.0,
                "sqsManagedSseEnabled",
                true));
    assertThat(engine.inputs(QUEUE, "of-role"))
        .containsEntry("name", "other-letters")
        .containsEntry("messageRetentionSeconds", 14 * 24 * 3600.0)
        .containsEntry("sqsManagedSseEnabled", true);
  }

  @Test
  void letsInTheOneRule() {
    assertThat(engine.inputs(POLICY, "of-rule-policy"))
        .isEqualTo(
            Map.of(
                "queueUrl",
                url("of-rule"),
                "policy",
                DeadLetterQueuePolicy.forRule(arn("of-rule"), arn("rule"))));
  }

  @Test
  void letsInTheOneRole() {
    assertThat(engine.inputs(POLICY, "of-role-policy"))
        .isEqualTo(
            Map.of(
                "queueUrl",
                url("of-role"),
                "policy",
                DeadLetterQueuePolicy.forRole(arn("of-role"), arn("role"))));
  }

  @Test
  void standsWithItsPolicyWhereItsSenderDoes() {
    assertThat(engine.provider(QUEUE, "of-rule")).isEqualTo("home");
    assertThat(engine.provider(POLICY, "of-rule-policy")).isEqualTo("home");
    assertThat(engine.provider(QUEUE, "of-role")).isEqualTo("home");
    assertThat(engine.provider(POLICY, "of-role-policy")).isEqualTo("home");
  }

  @Test
  void handsOutTheQueueAndThePolicyThatASenderHasToWaitFor() {
    assertThat(engine.export("queues")).isEqualTo(List.of(arn("of-rule"), arn("of-role")));
    assertThat(engine.export("policies")).isEqualTo(List.of(url("of-rule"), url("of-role")));
  }

  @Test
  void isPreviewedBeforeAwsGivesAnArn() {
    var preview = MockedEngine.previewing().runs(DeadLetterQueueTest::program);

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(QUEUE, "of-rule")).isEqualTo(engine.inputs(QUEUE, "of-rule"));
    assertThat(preview.inputs(POLICY, "of-rule-policy")).isEmpty();
  }

  @Test
  void hasNoPolicyIfAwsRefusesTheQueue() {
    var refused = MockedEngine.updating().refusing(QUEUE);

    assertThat(refused.fails(DeadLetterQueueTest::program)).contains("AWS refuses " + QUEUE);
    assertThat(refused.declared())
        .doesNotContain(POLICY + " of-rule-policy", POLICY + " of-role-policy");
  }
}
