package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.types.SqsTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events that are sent before those ahead of them have ended. */
@Timeout(120)
class EventWindowTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:q";

  @TempDir private Path folder;

  /** Nothing of it tells how many events were on their way at once. */
  @Test
  void aFunctionThatFailsNowAndThenIsReportedTheSameWhateverTheSize() throws IOException {
    Files.writeString(
        folder.resolve("m.py"),
        """
        import os
        calls = []
        def h(event, context):
            calls.append(event["n"])
            print(calls, context.aws_request_id)
            if event["n"] == 5:
                os._exit(3)
            if event["n"] % 3 == 0 and calls.count(event["n"]) < 3:
                raise ValueError("not yet")
            return len(calls)
        """);
    var one = hops(1);

    assertThat(one).hasSize(12).anyMatch(event -> event.contains("not yet"));
    assertThat(hops(8)).isEqualTo(one);
    assertThat(hops(100)).isEqualTo(one);
  }

  @Test
  void whatAFunctionDidStandsBeforeWhatTheNextTargetDid() throws IOException {
    Files.writeString(folder.resolve("m.py"), "def h(event, context):\n    return 1\n");

    var hops = hops(8).get(0);

    assertThat(hops.indexOf(":log-group:/aws/lambda/f"))
        .isPositive()
        .isLessThan(hops.indexOf(QUEUE));
  }

  @Test
  void whatStopsTheRehearsalComesAfterTheEventsBefore() {
    var first = mock(Journey.class);
    var sender = mock(EventSender.class);
    when(sender.begin(event(1))).thenReturn(() -> first);
    when(sender.begin(event(2))).thenThrow(new IllegalStateException("stops"));
    var ended = new ArrayList<Journey>();
    var window = new EventWindow(sender, 8, ended::add);
    window.add(event(1));
    assertThat(ended).isEmpty();

    assertThatThrownBy(() -> window.add(event(2))).hasMessage("stops");

    assertThat(ended).containsExactly(first);
  }

  private List<String> hops(int size) {
    // After the function a queue, so that the order of hops is not that in which they are known.
    var wiring =
        new OpenWiring(folder)
            .rule("default", "r", 1, OpenWiring.functionArn("f"), QUEUE)
            .add(SqsTypes.QUEUE, "q", "name: 'q'")
            .function(
                "f",
                "role: 'arn:aws:iam::111111111111:role/r', handler: 'm.h', timeout: 20,"
                    + " deadLetterConfig: {targetArn: '%s'}, code: {path: '%s'}"
                        .formatted(QUEUE, folder));
    var cloud = wiring.cloud();
    var events = new ArrayList<String>();
    try (var runner = new FunctionRunner()) {
      var sender =
          new EventSender(cloud, new ExpectedDelivery(wiring.deployments(), cloud), runner, false);
      var window =
          new EventWindow(
              sender,
              size,
              journey ->
                  events.add(journey.outcome() + " " + journey.hops() + " " + journey.function()));
      IntStream.range(0, 12).forEach(n -> window.add(event(n)));
      window.end();
    }
    return events;
  }

  private static Event event(int n) {
    return Event.of(OpenWiring.event("x: 1, n: " + n));
  }
}
