package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.Edit.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A queue keeps an event only if it is there, at the right place, and lets the sender in. */
@Timeout(120)
class DeadLettersTest {
  /** A hop, what makes it fail, and the queue that then has to hold the event. */
  enum Failing {
    FORWARDING(
        new Edit(
            "development-role",
            "assumeRolePolicy#/Statement/0/Principal/Service",
            "'s3.amazonaws.com'"),
        "development-ap-northeast-1-target",
        "deadLetterConfig/arn",
        "development-ap-northeast-1-dead-letter-queue",
        "222222222222"),
    RECEIVING(
        new Edit("management-function-permission", "principal", "'s3.amazonaws.com'"),
        "management-target",
        "deadLetterConfig/arn",
        "management-dead-letter-queue",
        "111111111111"),
    FUNCTION(
        new Edit("management-function", "handler", "'json.nothing'"),
        "management-function",
        "deadLetterConfig/targetArn",
        "management-function-dead-letter-queue",
        "111111111111");

    private final Edit broken;
    private final String user;
    private final String property;
    private final String queue;
    private final String account;

    Failing(Edit broken, String user, String property, String queue, String account) {
      this.broken = broken;
      this.user = user;
      this.property = property;
      this.queue = queue;
      this.account = account;
    }

    private String name(String account, String region) {
      var name = "event-relay-" + name().toLowerCase(Locale.ROOT) + "-dead-letters";
      return "arn:aws:sqs:%s:%s:%s".formatted(region, account, name);
    }

    /** The queue, and who uses it, somewhere else. */
    private Edit[] moved(String account, String region) {
      var arn = "'" + name(account, region) + "'";
      return new Edit[] {new Edit(user, property, arn), new Edit(queue, "arn", arn)};
    }

    private Edit policy(int statement, String element, String value) {
      return new Edit(queue + "-policy", "policy#/Statement/" + statement + element, value);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theQueueOfTheHopHoldsTheEventAndSaysWhy(Failing failing) {
    var journey = send(failing);

    Ending.valueOf(failing.name()).of(journey);
    assertThat(last(journey).because())
        .startsWith(
            "queue event-relay-"
                + failing.name().toLowerCase(Locale.ROOT)
                + "-dead-letters keeps it:")
        .contains(failing == Failing.FUNCTION ? "AllowRole" : "AllowRule");
  }

  static Stream<Arguments> useless() {
    return Stream.of(Failing.values())
        .flatMap(
            failing ->
                Stream.of(
                    row(
                        failing,
                        " has no dead-letter queue",
                        new Edit(failing.user, "deadLetterConfig", GONE)),
                    row(
                        failing,
                        " is in no stack: arn:aws:sqs:ap-northeast-1:111111111111:q",
                        new Edit(
                            failing.user,
                            failing.property,
                            "'arn:aws:sqs:ap-northeast-1:111111111111:q'")),
                    row(
                        failing,
                        " is in us-east-1, and has to be in ap-northeast-1",
                        failing.moved(failing.account, "us-east-1")),
                    row(failing, "DenyOthers", denyOthersToo(failing)),
                    row(failing, "DenyOthers", failing.policy(1, "/Condition", GONE)),
                    row(
                        failing,
                        "DenyWithoutTls",
                        failing.policy(2, "/Condition/Bool/aws:SecureTransport", "'true'")),
                    row(failing, "DenyWithoutTls", failing.policy(2, "/Condition", GONE))));
  }

  static Stream<Arguments> refusing() {
    return Stream.of(Failing.FORWARDING, Failing.RECEIVING)
        .flatMap(
            failing ->
                Stream.of(
                    row(failing, "AllowRule", failing.policy(0, "/Effect", "'Deny'")),
                    row(failing, "AllowRule", failing.policy(0, "/Action", "'sqs:ReceiveMessage'")),
                    row(
                        failing,
                        "AllowRule",
                        failing.policy(0, "/Principal", "{AWS: 'arn:aws:iam::222222222222:root'}")),
                    row(
                        failing,
                        "AllowRule",
                        failing.policy(0, "/Resource", "'arn:aws:sqs:eu-west-1:1:q'")),
                    row(
                        failing,
                        "AllowRule",
                        failing.policy(
                            0,
                            "/Condition/ArnEquals/aws:SourceArn",
                            "'arn:aws:events:ap-northeast-1:222222222222:rule/other'")),
                    row(
                        failing,
                        "policy",
                        new Edit(failing.queue + "-policy", "queueUrl", "'https://other'"))));
  }

  @ParameterizedTest
  @MethodSource({"useless", "refusing"})
  void aQueueThatDoesNotTakeTheEventLosesIt(Failing failing, String words, List<Edit> edits) {
    var journey = send(failing, edits.toArray(Edit[]::new));

    assertThat(Ending.LOST.of(journey).because()).contains(words);
    assertThat(journey.hops().get(journey.hops().size() - 2).verdict().passes()).isFalse();
  }

  private static Edit denyOthersToo(Failing failing) {
    return failing == Failing.FUNCTION
        ? failing.policy(
            1, "/Condition/ArnNotEquals/aws:PrincipalArn", "'arn:aws:iam::111111111111:role/other'")
        : failing.policy(
            1,
            "/Condition/ArnNotEquals/aws:SourceArn",
            "'arn:aws:events:ap-northeast-1:222222222222:rule/other'");
  }

  private static Arguments row(Failing failing, String words, Edit... edits) {
    return Arguments.of(failing, words, List.of(edits));
  }

  private static Journey send(Failing failing, Edit... edits) {
    var stacks = failing.broken.in(ShippedStacks.ALL, Edit.Side.BOTH);
    for (var edit : edits) {
      stacks = edit.in(stacks, Edit.Side.BOTH);
    }
    return ShippedStacks.send(stacks, ShippedStacks.event("ec2-stopped"));
  }

  private static Hop last(Journey journey) {
    return journey.hops().get(journey.hops().size() - 1);
  }
}
