package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.matcher.SlowMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event over which the matcher takes too long. */
@Timeout(120)
class UnprovenTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  /** Enough for the other rules on a busy machine, once the slow one has taken its share. */
  private static final Duration LONG = Duration.ofSeconds(4);

  private static final String REASON =
      "the matcher could not tell within 500 ms whether rule %s matches the event; shorten the lists"
          + " and texts of the event, or take matchers out of the pattern";
  private static final SlowMatch SLOW = SlowMatch.lists();
  private static final String OF_HOME =
      "eventPattern: '{\"account\":[\"%s\"],\"source\":[\"aws.ec2\"]}'".formatted(OpenWiring.HOME);

  static Stream<SlowMatch> slow() {
    return Stream.of(SLOW, SlowMatch.fields(), SlowMatch.text(5_000));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void isUnprovenAndNeverAsExpected(SlowMatch slow) {
    var wiring = new OpenWiring().rule("default", "slow", pattern(slow), functionArn("f"));

    var journey = send(wiring, slow, false);

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.hops())
        .singleElement()
        .isEqualTo(
            new Hop(
                new AccountRegion(OpenWiring.HOME, "eu-west-1"),
                "arn:aws:events:eu-west-1:111111111111:rule/slow",
                Verdict.NOT_JUDGED,
                REASON.formatted("slow")));
    assertThat(journey.asExpected()).isFalse();
    assertThat(send(wiring, slow, true).asExpected()).isFalse();
    assertThat(journey.lastStop()).contains(journey.hops().get(0));
  }

  @Test
  void whatTheOtherRulesSayIsFollowedAllTheSame() {
    var wiring =
        new OpenWiring()
            .rule("default", "slow", pattern(SLOW), functionArn("f"))
            .rule("default", "away", "eventPattern: '{\"source\":[\"other\"]}'")
            .rule(
                "default", "quick", "eventPattern: '{\"source\":[\"aws.ec2\"]}'", functionArn("f"))
            .function("f");

    var journey = send(wiring, SLOW, false);

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.hops())
        .extracting(hop -> hop.verdict() + " " + hop.at().replaceAll(".*[:/]", ""))
        .contains("MATCHED quick", "ALLOWED f", "STORED f", "NOT_JUDGED slow")
        .noneMatch(hop -> hop.endsWith(" away"));
  }

  @Test
  void aRuleThatDoesNotWantItFiltersItAllTheSame() {
    var wiring =
        new OpenWiring()
            .rule("default", "slow", pattern(SLOW))
            .rule("default", "away", "eventPattern: '{\"source\":[\"other\"]}'");

    assertThat(send(wiring, SLOW, false).hops())
        .extracting(Hop::verdict)
        .containsExactly(Verdict.NOT_JUDGED, Verdict.NO_MATCH);
  }

  @Test
  void aDisabledRuleMattersOnlyIfNoOtherWantsTheEvent() {
    var disabled = new OpenWiring().rule("default", "slow", pattern(SLOW) + ", state: 'DISABLED'");
    assertThat(send(disabled, SLOW, false).outcome()).isEqualTo(Outcome.UNPROVEN);

    disabled
        .rule("default", "quick", "eventPattern: '{\"source\":[\"aws.ec2\"]}'", functionArn("f"))
        .function("f");
    // What to expect is not known either, because a disabled rule counts for that.
    assertThat(send(disabled, SLOW, false).hops())
        .extracting(hop -> hop.verdict() + " " + hop.at().replaceAll(".*[:/]", ""))
        .contains("ALLOWED f", "STORED f", "NOT_JUDGED default")
        .doesNotContain("NOT_JUDGED slow");
  }

  @Test
  void aLossThatIsProvenIsALoss() {
    var wiring =
        new OpenWiring()
            .rule("default", "slow", pattern(SLOW), functionArn("f"))
            .rule(
                "default", "quick", "eventPattern: '{\"source\":[\"aws.ec2\"]}'", functionArn("g"));

    assertThat(send(wiring, SLOW, false).outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void whereOnlyThePromiseIsNotKnownNothingCanBeExpected() {
    var wiring = new OpenWiring().rule("default", "quick", OF_HOME, functionArn("f")).function("f");

    var journey = send(wiring, SLOW, false, SLOW.pattern());

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.asExpected()).isFalse();
    assertThat(journey.hops().get(journey.hops().size() - 1))
        .isEqualTo(
            new Hop(
                new AccountRegion(OpenWiring.HOME, "eu-west-1"),
                "arn:aws:events:eu-west-1:111111111111:event-bus/default",
                Verdict.NOT_JUDGED,
                "the matcher could not tell within 500 ms whether the pattern that these stacks"
                    + " export matches the event, so what to expect is not known; shorten the lists"
                    + " and texts of the event, or take matchers out of the pattern"));
  }

  @Test
  void anEventOfAnotherAccountIsFilteredWhateverItHolds() {
    var wiring = new OpenWiring().rule("default", "slow", pattern(SLOW), functionArn("f"));

    var journey = send(wiring, SLOW.event(OpenWiring.AWAY, "eu-west-1"), false);

    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
    assertThat(journey.asExpected()).isTrue();
  }

  private static String pattern(SlowMatch slow) {
    return "eventPattern: '" + slow.pattern() + "'";
  }

  private static Journey send(
      OpenWiring wiring, SlowMatch slow, boolean faulty, String... exported) {
    return send(wiring, slow.event(OpenWiring.HOME, "eu-west-1"), faulty, exported);
  }

  private static Journey send(
      OpenWiring wiring, JsonNode event, boolean faulty, String... exported) {
    var deployments = new ArrayList<Deployment>(wiring.deployments());
    for (var pattern : exported) {
      deployments.add(
          StackFixture.empty()
              .component("pulumi:pulumi:Stack", "s", "{eventPattern: '" + pattern + "'}")
              .deployment());
    }
    var cloud = wiring.cloud();
    try (var runner = new FunctionRunner()) {
      var expectedDelivery = new ExpectedDelivery(deployments, cloud);
      var limit = wiring.cloud().rules().size() > 1 ? LONG : SHORT;
      return new EventSender(cloud, expectedDelivery, runner, faulty, limit).send(Event.of(event));
    }
  }
}
