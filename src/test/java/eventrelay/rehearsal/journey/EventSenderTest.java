package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.types.IamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventSenderTest {
  private static final OpenWiring DELIVERS =
      new OpenWiring().function("f").rule("default", "delivers", 1, functionArn("f"));

  @Test
  void oneHandlerServesManyEventsAndEachKeepsItsLog() {
    var cloud = DELIVERS.cloud();
    try (var runner = new FunctionRunner()) {
      var eventSender =
          new EventSender(cloud, new ExpectedDelivery(List.of(), cloud), runner, false);

      for (var id : List.of("i-1", "i-2")) {
        var event = OpenWiring.event("x: 1, id: '" + id + "'");
        assertThat(eventSender.send(Event.of(event)).function().orElseThrow().log())
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
                IamTypes.ROLE_POLICY_ATTACHMENT,
                "a",
                "role: 'r', policyArn: 'arn:aws:iam::aws:policy/X'");

    var journey = wiring.send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.asExpected()).isFalse();
    assertThat(journey.lastStop().orElseThrow().verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(journey.lastStop().orElseThrow().because())
        .isEqualTo(
            "lambda:InvokeFunction by role r on function f is not judged: policy X of role r may deny"
                + " it: its document is in no stack; attach a policy that is");
    assertThat(wiring.send("x: 2").outcome()).isEqualTo(Outcome.FILTERED);
  }
}
