package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.AWAY;
import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.busArn;
import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DeliveryTest {
  @Test
  void aRuleSendsToEachOfItsTargets() {
    var journey =
        new OpenWiring()
            .function("f")
            .function("g")
            .rule("default", "both", 1, functionArn("f"), functionArn("g"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(ats(journey)).filteredOn(at -> at.contains(":function:")).hasSize(2);
    assertThat(journey.function().orElseThrow().name()).isEqualTo("g");
  }

  @Test
  void oneTargetThatGetsNothingIsALossWhateverTheOthersGet() {
    var journey =
        new OpenWiring()
            .function("f")
            .rule("default", "both", 1, functionArn("f"), functionArn("missing"), functionArn("f"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(stop(journey))
        .isEqualTo(
            "target both-missing of rule both names a function that no stack has: "
                + functionArn("missing")
                + " [NO_RESOURCE]");
  }

  @Test
  void everyRuleThatWantsTheEventSendsIt() {
    var journey =
        new OpenWiring()
            .function("f")
            .function("g")
            .rule("default", "one", 1, functionArn("f"))
            .rule("default", "other", 1, functionArn("g"))
            .rule("default", "none", 2, functionArn("missing"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(journey.hops()).extracting(Hop::because).contains("rule one matches it");
    assertThat(journey.hops()).extracting(Hop::because).contains("rule other matches it");
    assertThat(journey.hops()).noneMatch(hop -> hop.because().contains("none"));
  }

  @Test
  void twoWaysToOneBusAreTwoDeliveries() {
    var journey =
        new OpenWiring()
            .function("f")
            .bus("b")
            .rule("default", "one", 1, busArn(HOME, "b"))
            .rule("default", "other", 1, busArn(HOME, "b"))
            .rule("b", "last", 1, functionArn("f"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(ats(journey)).filteredOn(at -> at.equals(busArn(HOME, "b"))).hasSize(2);
  }

  @Test
  void aDisabledRuleBesideOneThatDeliversIsOfNoInterest() {
    var journey =
        new OpenWiring()
            .function("f")
            .rule("default", "off", "state: 'DISABLED', eventPattern: '{\"x\":[1]}'")
            .rule("default", "on", 1, functionArn("f"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(journey.hops()).noneMatch(hop -> hop.because().contains("off"));
  }

  @Test
  void aDisabledRuleBesideOneThatDoesNotMatchLosesTheEvent() {
    var journey =
        new OpenWiring()
            .rule("default", "off", "state: 'DISABLED', eventPattern: '{\"x\":[1]}'")
            .rule("default", "other", 2)
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops())
        .extracting(Hop::because)
        .containsExactly(
            "rule off matches it but is disabled",
            "rule other requires x to be 2, but the event has 1");
    assertThat(journey.hops())
        .extracting(Hop::verdict)
        .containsExactly(Verdict.DISABLED, Verdict.NO_MATCH);
  }

  @Test
  void aThirdAccountGetsNothing() {
    var third = "333333333333";
    var journey =
        new OpenWiring()
            .rule("default", "first", 1, busArn(AWAY, "away"))
            .in(AWAY)
            .bus("away")
            .rule("away", "second", 1, busArn(third, "b"))
            .in(third)
            .bus("b")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops())
        .last()
        .extracting(Hop::because)
        .isEqualTo("target second-event-bus/b of rule second has no dead-letter queue");
    assertThat(beforeLast(journey))
        .isEqualTo(
            new Hop(
                new AccountRegion(third, "eu-west-1"),
                busArn(third, "b"),
                Verdict.DENIED,
                "target second-event-bus/b of rule second sends to a third bus, and EventBridge sends"
                    + " an event from bus to bus once [THIRD_ACCOUNT_HOP_DETECTED]"));
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, THIRD_ACCOUNT_HOP_DETECTED", "us-east-1, THIRD_REGION_HOP_DETECTED"})
  void aThirdBusGetsNothingEvenInTheSameAccount(String region, String code) {
    var third = busArn(AWAY, "away2").replace("eu-west-1", region);
    var journey =
        new OpenWiring()
            .rule("default", "first", 1, busArn(AWAY, "away"))
            .in(AWAY)
            .bus("away")
            .bus("away2")
            .rule("away", "second", 1, third)
            .send("x: 1");

    assertThat(beforeLast(journey).at()).isEqualTo(third);
    assertThat(beforeLast(journey).because()).endsWith(" once [" + code + "]");
    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void aLoopOfBusesEnds() {
    var journey =
        new OpenWiring()
            .rule("default", "back", 1, busArn(HOME, "default"))
            .add(
                EventBridgeTypes.BUS_POLICY,
                "default",
                "policy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                    + "\"Action\":\"*\",\"Resource\":\"*\"}]}'")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(beforeLast(journey))
        .isEqualTo(
            new Hop(
                new AccountRegion(HOME, "eu-west-1"),
                busArn(HOME, "default"),
                Verdict.DENIED,
                "target back-event-bus/default of rule back sends the event back to a bus that it"
                    + " has been on [NO_PERMISSIONS]"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:eu-west-1:111111111111:q, names a queue that no stack here has",
    "arn:aws:sns:eu-west-1:111111111111:t, names a topic that no stack here has",
    "arn:aws:ecs:eu-west-1:111111111111:cluster/s, 'buses, functions, queues, topics, log groups'",
    "arn:aws:events:eu-west-1:111111111111:api-destination/a/1, 'buses, functions, queues, topics'",
  })
  void whatIsNotFollowedDecidesOnlyIfNothingElseDoes(String target, String why) {
    var alone = new OpenWiring().rule("default", "r", 1, target).send("x: 1");
    var beside =
        new OpenWiring()
            .function("f")
            .rule("default", "r", 1, target, OpenWiring.functionArn("f"))
            .send("x: 1");

    assertThat(alone.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(alone.lastStop().orElseThrow().because()).contains("is not followed", why);
    assertThat(beside.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(beside.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.NOT_JUDGED)
        .singleElement()
        .extracting(Hop::at)
        .isEqualTo(target);
  }

  @Test
  void aRuleThatOnlyCountsLosesNothing() {
    var counting =
        new OpenWiring()
            .function("f")
            .rule("default", "counts", 1)
            .rule("default", "delivers", 1, OpenWiring.functionArn("f"))
            .send("x: 1");

    assertThat(counting.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(counting.hops())
        .extracting(Hop::because)
        .contains("rule counts has no target, so that it only counts");
  }

  @Test
  void aRuleWithoutTargetLosesTheEvent() {
    var journey = new OpenWiring().rule("default", "r", 1).send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops()).extracting(Hop::verdict).endsWith(Verdict.MISSING);
    assertThat(stop(journey)).isEqualTo("rule r has no target");
  }

  @Test
  void aBusIsSentToWithARoleOnly() {
    var journey =
        new OpenWiring()
            .bus("b")
            .rule("default", "r", 1)
            .add(EventBridgeTypes.TARGET, "t", "rule: 'r', arn: '%s'".formatted(busArn(HOME, "b")))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(beforeLast(journey).verdict()).isEqualTo(Verdict.DENIED);
    assertThat(stop(journey))
        .isEqualTo(
            "target t of rule r has no role, and EventBridge sends to a bus with one only"
                + " [NO_PERMISSIONS]");
  }

  /** What stopped the event; the last hop then says that nothing holds it. */
  private static Hop beforeLast(Journey journey) {
    return journey.hops().get(journey.hops().size() - 2);
  }

  private static List<String> ats(Journey journey) {
    return journey.hops().stream().map(Hop::at).toList();
  }

  private static String stop(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> !hop.verdict().passes())
        .findFirst()
        .orElseThrow()
        .because();
  }
}
