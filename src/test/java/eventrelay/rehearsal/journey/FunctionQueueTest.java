package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lambda sends as the function's role: in one account the role's policy or the queue's will do. */
@Timeout(60)
class FunctionQueueTest {
  private static final Edit FAILS = new Edit("management-function", "handler", "'json.nothing'");
  private static final String QUEUE_POLICY = "management-function-dead-letter-queue-policy";
  private static final Edit ROLE_MAY_NOT =
      new Edit(
          "management-function-role-policy",
          "policy#/Statement/1/Action",
          "'sqs:GetQueueAttributes'");
  private static final Edit ROLE_IS_DENIED =
      new Edit("management-function-role-policy", "policy#/Statement/1/Effect", "'Deny'");
  private static final Edit QUEUE_NAMES_ANOTHER =
      new Edit(
          QUEUE_POLICY,
          "policy#/Statement/0/Principal/AWS",
          "'arn:aws:iam::111111111111:role/other'");
  private static final Edit QUEUE_HAS_NO_POLICY =
      new Edit(QUEUE_POLICY, "queueUrl", "'https://other'");

  static Stream<Arguments> edits() {
    return Stream.of(
        Arguments.of(List.of(ROLE_MAY_NOT), Ending.FUNCTION, "AllowRole"),
        Arguments.of(List.of(QUEUE_NAMES_ANOTHER), Ending.FUNCTION, "AllowDeadLetters"),
        Arguments.of(List.of(QUEUE_HAS_NO_POLICY), Ending.FUNCTION, "AllowDeadLetters"),
        Arguments.of(List.of(ROLE_MAY_NOT, QUEUE_NAMES_ANOTHER), Ending.LOST, "AllowRole"),
        Arguments.of(List.of(ROLE_MAY_NOT, QUEUE_HAS_NO_POLICY), Ending.LOST, "refuses it"),
        Arguments.of(List.of(ROLE_IS_DENIED), Ending.LOST, "AllowDeadLetters"));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void oneOfTheTwoPoliciesWillDo(List<Edit> edits, Ending ending, String words) {
    var stacks = FAILS.in(ShippedStacks.ALL, Edit.Side.BOTH);
    for (var edit : edits) {
      stacks = edit.in(stacks, Edit.Side.BOTH);
    }

    var journey = ShippedStacks.send(stacks, ShippedStacks.event("ec2-stopped"));

    ending.of(journey);
    assertThat(journey.hops()).last().extracting(Hop::because).asString().contains(words);
  }
}
