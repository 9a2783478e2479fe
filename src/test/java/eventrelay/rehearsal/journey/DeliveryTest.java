package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.AWAY;
import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.busArn;
import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
                "target second-event-bus/b of rule second sends to a third account, and EventBridge"
                    + " carries an event to one other only [THIRD_ACCOUNT_HOP_DETECTED]"));
  }

  @Test
  void anEventFromElsewhereGoesOnWithinItsAccount() {
    var journey =
        new OpenWiring()
            .rule("default", "first", 1, busArn(AWAY, "away"))
            .in(AWAY)
            .bus("away")
            .bus("away2")
            .rule("away", "second", 1, busArn(AWAY, "away2"))
            .send("x: 1");

    assertThat(stop(journey)).isEqualTo("no rule in these stacks listens on this bus");
    assertThat(journey.hops()).last().extracting(Hop::at).isEqualTo(busArn(AWAY, "away2"));
    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
  }

  @Test
  void aLoopOfBusesEnds() {
    var journey =
        new OpenWiring()
            .bus("a")
            .rule("default", "in", 1, busArn(HOME, "a"))
            .rule("a", "back", 1, busArn(HOME, "default"))
            .add(
                "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
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

  @Test
  void aTargetThatIsNeitherBusNorFunctionIsNotFollowed() {
    var queue = "arn:aws:sqs:eu-west-1:111111111111:q";
    var journey = new OpenWiring().rule("default", "r", 1, queue).send("x: 1");

    assertThat(journey.hops())
        .last()
        .isEqualTo(
            new Hop(
                new AccountRegion(HOME, "eu-west-1"),
                queue,
                Verdict.MISSING,
                "target r-q of rule r is neither a bus nor a function; the rehearsal follows no"
                    + " other"));
    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
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
            .add(
                "aws:cloudwatch/eventTarget:EventTarget",
                "t",
                "rule: 'r', arn: '%s'".formatted(busArn(HOME, "b")))
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
