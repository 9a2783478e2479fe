package eventrelay.hub;

import static eventrelay.MockedEngine.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.policy.TopicPolicy;
import eventrelay.settings.Notify;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The topic that the function publishes to, by itself. */
@Timeout(60)
class NotificationsTest {
  private static final String TOPIC = "aws:sns/topic:Topic";
  private static final String POLICY = "aws:sns/topicPolicy:TopicPolicy";
  private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

  private static MockedEngine engine;

  @BeforeAll
  static void run() {
    engine = MockedEngine.updating().runs(NotificationsTest::program);
  }

  private static void program(Context ctx) {
    var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
    var child = CustomResourceOptions.builder().provider(account.provider()).build();
    var notify = new Notify(List.of("a@example.com", "b@example.com"), List.of());
    var topic = Notifications.declare("x", "news", notify, Output.of(arn("role")), child);
    ctx.export("topic", topic.arn());
  }

  @Test
  void goToAnEncryptedTopicThatTheRoleAloneMayPublishTo() {
    assertThat(engine.inputs(TOPIC, "x-notification-topic"))
        .isEqualTo(Map.of("name", "news", "kmsMasterKeyId", "alias/aws/sns"));
    assertThat(engine.inputs(POLICY, "x-notification-topic-policy"))
        .isEqualTo(
            Map.of(
                "arn",
                arn("x-notification-topic"),
                "policy",
                TopicPolicy.forRole(arn("x-notification-topic"), arn("role"))));
  }

  @Test
  void reachEveryAddressAndNoOther() {
    assertThat(engine.declared())
        .containsExactlyInAnyOrder(
            "pulumi:providers:aws home",
            TOPIC + " x-notification-topic",
            POLICY + " x-notification-topic-policy",
            SUBSCRIPTION + " x-notification-to-a@example.com",
            SUBSCRIPTION + " x-notification-to-b@example.com");
    for (var email : List.of("a@example.com", "b@example.com")) {
      assertThat(engine.inputs(SUBSCRIPTION, "x-notification-to-" + email))
          .isEqualTo(
              Map.of("topic", arn("x-notification-topic"), "protocol", "email", "endpoint", email));
    }
  }

  @Test
  void areThoseOfTheAccount() {
    assertThat(engine.provider(TOPIC, "x-notification-topic")).isEqualTo("home");
    assertThat(engine.provider(POLICY, "x-notification-topic-policy")).isEqualTo("home");
    assertThat(engine.provider(SUBSCRIPTION, "x-notification-to-a@example.com")).isEqualTo("home");
  }

  @Test
  void handOutTheTopic() {
    assertThat(engine.export("topic")).isEqualTo(arn("x-notification-topic"));
  }

  @Test
  void arePreviewedBeforeTheTopicHasAnArn() {
    var preview = MockedEngine.previewing().runs(NotificationsTest::program);

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(POLICY, "x-notification-topic-policy")).isEmpty();
    assertThat(preview.inputs(SUBSCRIPTION, "x-notification-to-a@example.com"))
        .isEqualTo(Map.of("protocol", "email", "endpoint", "a@example.com"));
    assertThat(preview.export("topic")).isNull();
  }

  @Test
  void subscribeNoAddressIfAwsRefusesTheTopic() {
    var refused = MockedEngine.updating().refusing(TOPIC);

    assertThat(refused.fails(NotificationsTest::program)).contains("AWS refuses " + TOPIC);
    assertThat(refused.declared())
        .containsExactlyInAnyOrder("pulumi:providers:aws home", TOPIC + " x-notification-topic");
  }
}
