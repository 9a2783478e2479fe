package eventrelay.rehearsal.change;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A deletion that takes away what another resource writes in the same update. */
class SharedResourceTest {
  private static final String BUS_POLICY = EventBridgeTypes.BUS_POLICY;
  private static final String PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";
  private static final String URL = "queueUrl: 'https://sqs/1/q'";
  private static final String TOPIC = "arn: 'arn:aws:sns:eu-west-1:111111111111:t'";

  /** The type and properties of the resource that goes, and of the one that comes. */
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(true, BUS_POLICY, "{eventBusName: 'b'}", BUS_POLICY, "{eventBusName: 'b'}"),
        pair(true, BUS_POLICY, "{policy: 'p'}", BUS_POLICY, "{eventBusName: 'default'}"),
        pair(
            true,
            BUS_POLICY,
            "{eventBusName: 'b'}",
            BUS_POLICY,
            "{eventBusName: 'arn:aws:events:eu-west-1:111111111111:event-bus/b'}"),
        pair(false, BUS_POLICY, "{eventBusName: 'b'}", BUS_POLICY, "{eventBusName: 'b2'}"),
        pair(
            false,
            BUS_POLICY,
            "{eventBusName: 'b'}",
            BUS_POLICY,
            "{eventBusName: 'b', region: 'us-east-1'}"),
        pair(
            true,
            BUS_POLICY,
            "{eventBusName: 'b'}",
            PERMISSION,
            "{eventBusName: 'b', statementId: 's'}"),
        pair(
            false,
            PERMISSION,
            "{eventBusName: 'b', statementId: 's'}",
            BUS_POLICY,
            "{eventBusName: 'b'}"),
        pair(
            true,
            PERMISSION,
            "{eventBusName: 'b', statementId: 's'}",
            BUS_POLICY,
            policy("b", "[{\"Sid\": \"r\"}, {\"Sid\": \"s\"}]")),
        pair(
            true,
            PERMISSION,
            "{statementId: 's'}",
            BUS_POLICY,
            policy("default", "{\"Sid\": \"s\"}")),
        pair(
            false,
            PERMISSION,
            "{eventBusName: 'b', statementId: 's'}",
            BUS_POLICY,
            policy("c", "{\"Sid\": \"s\"}")),
        pair(
            false,
            PERMISSION,
            "{eventBusName: 'b', statementId: 's'}",
            BUS_POLICY,
            policy("b", "[{\"Sid\": \"t\"}]")),
        pair(true, PERMISSION, "{statementId: 's'}", PERMISSION, "{statementId: 's'}"),
        pair(false, PERMISSION, "{statementId: 's'}", PERMISSION, "{statementId: 's2'}"),
        pair(true, SqsTypes.QUEUE_POLICY, "{" + URL + "}", SqsTypes.QUEUE_POLICY, "{" + URL + "}"),
        pair(
            true,
            SqsTypes.QUEUE_POLICY,
            "{" + URL + "}",
            SqsTypes.QUEUE,
            "{url: 'https://sqs/1/q', policy: 'p'}"),
        pair(
            false,
            SqsTypes.QUEUE_POLICY,
            "{" + URL + "}",
            SqsTypes.QUEUE,
            "{url: 'https://sqs/1/q'}"),
        pair(
            true,
            SnsTypes.TOPIC_POLICY,
            "{" + TOPIC + "}",
            SnsTypes.TOPIC_POLICY,
            "{" + TOPIC + "}"),
        pair(
            true,
            SnsTypes.TOPIC_POLICY,
            "{" + TOPIC + "}",
            SnsTypes.TOPIC,
            "{" + TOPIC + ", policy: 'p'}"),
        pair(
            true,
            IamTypes.ROLE_POLICY,
            "{role: 'r', name: 'n'}",
            IamTypes.ROLE_POLICY,
            "{role: 'r', name: 'n'}"),
        pair(
            true,
            EventBridgeTypes.TARGET,
            "{eventBusName: 'b', rule: 'r', targetId: 't'}",
            EventBridgeTypes.TARGET,
            "{eventBusName: 'b', rule: 'r', targetId: 't'}"),
        // AWS refuses a second one of these, so nothing is deleted.
        pair(false, IamTypes.ROLE, "{name: 'r'}", IamTypes.ROLE, "{name: 'r'}"));
  }

  private static String policy(String bus, String statements) {
    return "{eventBusName: '%s', policy: '{\"Statement\": %s}'}".formatted(bus, statements);
  }

  private static Arguments pair(
      boolean isTaken, String oldType, String old, String newType, String young) {
    return Arguments.of(isTaken, oldType, old, newType, young);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void deletingOneTakesTheOtherAwayIfBothAreOneThing(
      boolean isTaken, String oldType, String old, String newType, String young) {
    var before = StackFixture.home().add(oldType, "old", old).deployment();
    var after = StackFixture.home().add(newType, "new", young).deployment();

    var losses = StackChanges.between(List.of(before), List.of(after)).losses();

    assertThat(losses).hasSize(isTaken ? 1 : 0);
    assertThat(losses)
        .allSatisfy(
            change ->
                assertThat(change.loss().orElseThrow().what())
                    .contains(" new writes, since")
                    .matches(what -> what.contains("alias") == oldType.equals(newType)));
  }

  @Test
  void aPolicyThatMovesToAnotherBusTakesAwayWhatReplacesIt() {
    var before = StackFixture.home().add(BUS_POLICY, "moving", "{eventBusName: 'a'}").deployment();
    var after =
        StackFixture.home()
            .add(BUS_POLICY, "moving", "{eventBusName: 'b'}")
            .add(BUS_POLICY, "new", "{eventBusName: 'a'}")
            .deployment();

    var losses = StackChanges.between(List.of(before), List.of(after)).losses();

    assertThat(losses).extracting(ResourceChange::name).containsExactly("moving");
    assertThat(losses.get(0).loss().orElseThrow().what()).contains("EventBusPolicy new writes");
  }

  @Test
  void anAliasOrAnotherAccountOrRegionTakesNothingAway() {
    var before = StackFixture.home().add(BUS_POLICY, "old", "{eventBusName: 'b'}").deployment();
    var young = StackFixture.home().add(BUS_POLICY, "new", "{eventBusName: 'b'}").deployment();
    var aliased =
        young.resources().stream()
            .map(
                resource ->
                    resource.name().equals("new")
                        ? resource.withAliases(List.of(resource.urn().replace("::new", "::old")))
                        : resource)
            .toList();

    assertThat(losses(before, young)).isEqualTo(1);
    assertThat(losses(before, new Deployment("hand-made", aliased))).isZero();
    for (var elsewhere :
        List.of(
            "{region: 'us-east-1', allowedAccountIds: '[\"111111111111\"]'}",
            "{region: 'eu-west-1', allowedAccountIds: '[\"222222222222\"]'}",
            "{region: 'eu-west-1', profile: 'other'}")) {
      var moved =
          StackFixture.empty()
              .in("elsewhere", elsewhere)
              .add(BUS_POLICY, "new", "{eventBusName: 'b'}")
              .deployment();
      assertThat(losses(before, moved)).as(elsewhere).isZero();
    }
  }

  private static int losses(Deployment before, Deployment after) {
    return StackChanges.between(List.of(before), List.of(after)).losses().size();
  }
}
