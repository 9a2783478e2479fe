package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.AWAY;
import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.busArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.policy.OrPattern;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedDeliveryTest {
  /** Home forwards 1 and 2, away receives 1 from home and 3 from 333333333333. */
  private static final OpenWiring WIRING =
      new OpenWiring()
          .rule("default", "forward", "eventPattern: '{\"x\":[1,2]}'", busArn(AWAY, "away"))
          .in(AWAY)
          .bus("away")
          .rule(
              "away", "receive", "eventPattern: '{\"account\":[\"%s\"],\"x\":[1]}'".formatted(HOME))
          .rule("away", "other", "eventPattern: '{\"account\":[\"333333333333\"],\"x\":[3]}'");

  @Test
  void theReceivingRulesSpeakWhereNothingIsExported() {
    assertThat(includes(WIRING, event(1))).isTrue();
    assertThat(includes(WIRING, event(2))).isFalse();
    assertThat(includes(WIRING, event(3))).isTrue();
  }

  @Test
  void anExportedPatternSpeaksAndSoDoesEveryRule() {
    assertThat(includes(WIRING, event(1), "'{\"x\":[4]}'")).isTrue();
    assertThat(includes(WIRING, event(2), "'{\"x\":[4]}'")).isTrue();
    assertThat(includes(WIRING, event(4), "'{\"x\":[4]}'")).isTrue();
    assertThat(includes(WIRING, event(5), "'{\"x\":[4]}'")).isFalse();
    assertThat(includes(WIRING, event(2), "7")).isFalse();
  }

  @Test
  void aRuleOnADefaultBusPromisesTheEventsOfItsOwnAccountUnlessItNamesAccounts() {
    var anyones = "eventPattern: '{\"x\":[1]}'";
    var others = "eventPattern: '{\"account\":[\"333333333333\"],\"x\":[1]}'";

    assertThat(includes(new OpenWiring().rule("default", "r", anyones), event(1))).isTrue();
    assertThat(includes(new OpenWiring().rule("default", "r", others), event(1))).isFalse();
    assertThat(includes(new OpenWiring().bus("b").rule("b", "r", anyones), event(1))).isFalse();
  }

  @Test
  void theForwardingRulesSpeakIfNoneReceives() {
    var wiring =
        new OpenWiring().rule("default", "forward", 1, busArn(AWAY, "b")).in(AWAY).bus("b");

    assertThat(includes(wiring, event(1))).isTrue();
    assertThat(includes(wiring, event(2))).isFalse();
  }

  @Test
  void onlyPlacesThatForwardReceiveOrArePinnedAreSources() {
    assertThat(includes(WIRING, event(1).put("account", "333333333333"))).isTrue();
    assertThat(includes(WIRING, event(1).put("account", "444444444444"))).isFalse();
    assertThat(includes(WIRING, event(1).put("region", "us-east-1"))).isFalse();
    // Nothing tells in which Regions a pinned account forwards, so in any.
    assertThat(includes(WIRING, event(1).put("account", "333333333333").put("region", "us-east-1")))
        .isTrue();
  }

  @Test
  void anAccountThatForwardsFromOneRegionMayReceiveInAnother() {
    var wiring =
        new OpenWiring()
            .rule("default", "forward", 1, busArn(HOME, "b"))
            .add(
                AwsPackage.PROVIDER,
                "west",
                "region: 'us-west-2', allowedAccountIds: ['%s']".formatted(HOME));
    var there = event(1).put("region", "us-west-2");
    assertThat(includes(wiring, there)).isFalse();

    var receiving =
        StackFixture.empty()
            .in("west", "{region: 'us-west-2', allowedAccountIds: ['" + HOME + "']}")
            .add(EventBridgeTypes.RULE, "r", "{name: 'r', eventPattern: '{\"x\":[1]}'}");
    var both = new ArrayList<>(wiring.deployments());
    both.add(receiving.deployment());
    var cloud = new CloudBuilder(both, Path.of("")).build();
    assertThat(includes(new ExpectedDelivery(both, cloud), there)).isTrue();
  }

  @Test
  void anAccountThatReceivesItsOwnEventsDoesSoInTheRegionOfTheRule() {
    var wiring =
        new OpenWiring()
            .rule("default", "r", "eventPattern: '{\"account\":[\"" + HOME + "\"],\"x\":[1]}'");

    assertThat(includes(wiring, event(1))).isTrue();
    assertThat(includes(wiring, event(1).put("region", "us-west-2"))).isFalse();
  }

  @Test
  void aRuleThatAsksForTheAccountOnlyLeavesItToTheOthers() {
    var wiring =
        new OpenWiring()
            .rule("default", "forward", 1, busArn(AWAY, "away"))
            .in(AWAY)
            .bus("away")
            .rule("away", "all", "eventPattern: '{\"account\":[\"" + HOME + "\"]}'");

    assertThat(includes(wiring, event(1))).isTrue();
    assertThat(includes(wiring, event(2))).isFalse();
  }

  @Test
  void rulesThatAllAskForTheAccountOnlyPromiseEverything() {
    var wiring =
        new OpenWiring().rule("default", "r", "eventPattern: '{\"account\":[\"" + HOME + "\"]}'");

    assertThat(includes(wiring, event(7))).isTrue();
    assertThat(includes(wiring, event(7).put("account", AWAY))).isFalse();
  }

  @Test
  void nothingPromisesNothing() {
    assertThat(includes(new OpenWiring(), event(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "nonsense", "7"})
  void anExportedPatternThatIsNoneIsRefused(String pattern) {
    assertThatThrownBy(() -> includes(WIRING, event(1), "'" + pattern + "'"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("the pattern " + pattern + " is not ");
  }

  @Test
  void anExportedPatternThatEventBridgeRefusesIsRefused() {
    assertThatThrownBy(() -> includes(WIRING, event(1), "'{\"x\":1}'"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("the pattern {\"x\":1} is not one that EventBridge accepts");
  }

  @Test
  void anExportedPatternThatMultipliesIsRefusedWithItsNumber() {
    assertThatThrownBy(() -> includes(WIRING, event(1), "'" + OrPattern.of(15, 3) + "'"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(
            " is not one that EventBridge accepts: its $or lists make 14,348,907 rule combinations")
        .hasMessageStartingWith("the pattern {\"k0\":{\"$or\":[{\"f0\":[1]},")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.length()).isLessThan(500));
  }

  private static boolean includes(OpenWiring wiring, ObjectNode event, String... exported) {
    var deployments = new ArrayList<Deployment>(wiring.deployments());
    for (var pattern : exported) {
      deployments.add(
          StackFixture.empty()
              .component("pulumi:pulumi:Stack", "s", "{eventPattern: " + pattern + "}")
              .deployment());
    }
    return includes(new ExpectedDelivery(deployments, wiring.cloud()), event);
  }

  private static boolean includes(ExpectedDelivery expectedDelivery, ObjectNode event) {
    return expectedDelivery
        .includes(Event.of(event), new MatchingTime(MatchingTime.LIMIT))
        .orElseThrow();
  }

  private static ObjectNode event(int x) {
    return (ObjectNode) OpenWiring.event("x: " + x);
  }
}
