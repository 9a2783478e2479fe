package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import eventrelay.rehearsal.function.PendingInvocation;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a handler is tried, and what is then said; what fails how is PythonFunctionTest's. */
@Timeout(120)
class AsynchronousInvocationTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:q";
  private static final JsonNode EVENT = OpenWiring.event("x: 1");

  private final FunctionRunner runner = mock(FunctionRunner.class);
  private final PendingInvocation pending = mock(PendingInvocation.class);

  @TempDir private Path folder;
  private OpenWiring wiring;

  /** A function with a queue that everybody may send to. */
  @BeforeEach
  void wire() throws IOException {
    handler("raise NotImplementedError('no test runs this one')");
    wiring =
        new OpenWiring(folder)
            .rule("default", "r", 1, functionArn("f"))
            .add(SqsTypes.QUEUE, "q", "name: 'q'")
            .function(
                "f",
                "role: 'arn:aws:iam::111111111111:role/r', handler: 'm.h', timeout: 1,"
                    + " deadLetterConfig: {targetArn: '%s'}, code: {path: '%s'}"
                        .formatted(QUEUE, folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFunctionIsTriedOnceMoreThanItIsRetried(int retries) {
    retry(retries);
    ends(failed("ValueError", "no"));

    keepsTheEventAfter(1 + retries, wiring.send(EVENT, runner), "ValueError: no");
  }

  @Test
  void withoutAnInvokeConfigurationLambdaTriesThreeTimes() {
    ends(failed("ValueError", "no"));

    keepsTheEventAfter(3, wiring.send(EVENT, runner), "ValueError: no");
  }

  @ParameterizedTest
  @CsvSource({
    "RuntimeError, broken",
    "Sandbox.Timedout, no answer within 2 s",
    "Runtime.MarshalError, 'a set is no JSON'",
    "Runtime.ExitError, python3 ended with exit status 3",
  })
  void whateverAHandlerFailsAtItsQueueHoldsTheEvent(String errorType, String message) {
    retry(1);
    ends(failed(errorType, message));

    keepsTheEventAfter(2, wiring.send(EVENT, runner), errorType + ": " + message);
  }

  @Test
  void aHandlerThatSucceedsAtTheSecondAttemptDelivers() {
    ends(failed("ValueError", "once"));
    when(pending.again())
        .thenReturn(new Returned(TextNode.valueOf("fine"), List.of("the second time"), List.of()));

    var journey = wiring.send(EVENT, runner);

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(journey.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.FAILED)
        .singleElement()
        .extracting(Hop::because)
        .isEqualTo("function f failed at attempt 1 of 3: ValueError: once");
    var run = journey.function().orElseThrow();
    assertThat(run.result().textValue()).isEqualTo("fine");
    assertThat(run.log()).containsExactly("tried", "the second time");
  }

  @Test
  void theFunctionGetsTheEventWithItsSettings() {
    ends(failed("ValueError", "no"));

    wiring.send(EVENT, runner);

    verify(runner)
        .begin(
            assertArg(
                function -> {
                  assertThat(function.arn()).isEqualTo(functionArn("f"));
                  assertThat(function.handler()).isEqualTo("m.h");
                  assertThat(function.code()).containsOnlyKeys("m.py");
                }),
            eq(EVENT),
            eq(Map.of()));
  }

  @Test
  void theAttemptsOfARealHandlerAreOneProcess() throws IOException {
    handler(
        "tries.append(1); print('try', len(tries))\n"
            + "    if len(tries) == 1: raise ValueError('once')\n"
            + "    return 'fine'");

    var run = wiring.send(EVENT).function().orElseThrow();

    assertThat(run.result().textValue()).isEqualTo("fine");
    assertThat(run.log()).contains("try 1").last().isEqualTo("try 2");
  }

  @Test
  void aRealHandlerIsStoppedAtTheTimeoutOfItsFunction() throws IOException {
    handler("import time; time.sleep(60)");
    retry(0);

    assertThat(wiring.send(EVENT).hops())
        .filteredOn(hop -> hop.verdict() == Verdict.FAILED)
        .singleElement()
        .extracting(Hop::because)
        .isEqualTo("function f failed at attempt 1 of 1: Sandbox.Timedout: no answer within 1 s");
  }

  /** The first attempt, and each later one. */
  private void ends(Failed failed) {
    when(runner.begin(any(), any(), any())).thenReturn(pending);
    when(pending.end()).thenReturn(failed);
    when(pending.again()).thenReturn(failed);
  }

  private void keepsTheEventAfter(int attempts, Journey journey, String words) {
    verify(runner).begin(any(), any(), any());
    verify(pending).end();
    verify(pending, times(attempts - 1)).again();
    assertThat(journey.outcome()).isEqualTo(Outcome.DEAD_LETTERED);
    assertThat(journey.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.FAILED)
        .extracting(Hop::because)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, attempts)
                .mapToObj(i -> "function f failed at attempt %d of %d: ".formatted(i, attempts))
                .map(attempt -> attempt + words)
                .toList());
    assertThat(journey.hops())
        .last()
        .satisfies(
            hop -> {
              assertThat(hop.verdict()).isEqualTo(Verdict.STORED);
              assertThat(hop.at()).isEqualTo(QUEUE);
              assertThat(hop.place().account()).isEqualTo(HOME);
            });
    var run = journey.function().orElseThrow();
    assertThat(run.result().isNull()).isTrue();
    assertThat(run.log()).hasSize(attempts).containsOnly("tried");
  }

  private void retry(int times) {
    wiring.add(LambdaTypes.INVOKE_CONFIG, "c", "functionName: 'f', maximumRetryAttempts: " + times);
  }

  private void handler(String body) throws IOException {
    Files.writeString(
        folder.resolve("m.py"), "tries = []\n\ndef h(event, context):\n    " + body + "\n");
  }

  private static Failed failed(String errorType, String message) {
    return new Failed(errorType, message, List.of("tried"), List.of());
  }
}
