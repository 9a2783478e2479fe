package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cloud.Cloud;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CourierTest {
  private static final OpenWiring DELIVERS =
      new OpenWiring().function("f").rule("default", "delivers", 1, functionArn("f"));
  private static final OpenWiring FILTERS = new OpenWiring().rule("default", "filters", 2);
  private static final OpenWiring LOSES = new OpenWiring().rule("default", "loses", 1);

  @ParameterizedTest
  @CsvSource({"1, LOST", "2, FILTERED"})
  void theWorseJourneyCountsInWhicheverOrder(int x, Outcome outcome) {
    var clouds = List.of(DELIVERS.cloud(), LOSES.cloud());
    var reversed = List.of(LOSES.cloud(), DELIVERS.cloud());

    assertThat(send(clouds, x).outcome()).isEqualTo(outcome);
    assertThat(send(reversed, x).outcome()).isEqualTo(outcome);
  }

  @Test
  void whatIsUnexpectedIsWorseThanAnyOutcomeThatIsNot() {
    // Promised by one reading only: there it is delivered, and in the other it gets nowhere.
    var journey = send(List.of(DELIVERS.cloud(), FILTERS.cloud()), 1);

    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
    assertThat(journey.expected()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.hops())
        .singleElement()
        .extracting(Hop::because)
        .isEqualTo("rule filters requires x to be 2, but the event has 1");
  }

  @Test
  void anUnexpectedDeliveryIsWorseThanAnEventThatIsFilteredAsItShould() {
    var clouds = List.of(FILTERS.cloud(), DELIVERS.cloud());
    try (var runner = new FunctionRunner()) {
      var nothing = new Promise(List.of(), List.of());

      var journey = new Courier(clouds, nothing, runner, false).send(OpenWiring.event("x: 1"));

      assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(journey.asExpected()).isFalse();
    }
  }

  @Test
  void oneHandlerServesManyEventsAndEachKeepsItsLog() {
    var clouds = List.of(DELIVERS.cloud());
    try (var runner = new FunctionRunner()) {
      var courier = new Courier(clouds, new Promise(List.of(), clouds), runner, false);

      for (var id : List.of("i-1", "i-2")) {
        var event = OpenWiring.event("x: 1, id: '" + id + "'");
        assertThat(courier.send(event).function().orElseThrow().log())
            .hasSize(3)
            .element(1)
            .isEqualTo("d of s in 111111111111 eu-west-1: event " + id);
      }
    }
  }

  @Test
  void aPolicyThatNoStackHasLeavesUnprovenWhatItMayDeny() {
    var wiring =
        new OpenWiring()
            .function("f")
            .rule("default", "r", 1, functionArn("f"))
            .add(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                "a",
                "role: 'r', policyArn: 'arn:aws:iam::aws:policy/X'");

    var journey = wiring.send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.asExpected()).isFalse();
    assertThat(journey.lastStop().orElseThrow().verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(journey.lastStop().orElseThrow().because())
        .isEqualTo(
            "logs:CreateLogStream by role r is not judged: policy X of role r may deny it:"
                + " its document is in no stack; attach a policy that is");
    assertThat(wiring.send("x: 2").outcome()).isEqualTo(Outcome.FILTERED);
  }

  private static Journey send(List<Cloud> clouds, int x) {
    try (var runner = new FunctionRunner()) {
      return new Courier(clouds, new Promise(List.of(), clouds), runner, false)
          .send(OpenWiring.event("x: " + x));
    }
  }
}
