package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a handler is tried, and what is then said. */
@Timeout(120)
class AsynchronousInvocationTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:q";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "maximumRetryAttempts: 0, 1",
    "maximumRetryAttempts: 1, 2",
    "maximumRetryAttempts: 2, 3"
  })
  void aFunctionIsTriedOnceMoreThanItIsRetried(String retries, int attempts) throws IOException {
    var wiring =
        wiring("print('tried'); raise ValueError('no')")
            .add(
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
                "c",
                "functionName: 'f', " + retries);

    failedAttempts(wiring.send("x: 1"), attempts, "ValueError: no");
  }

  @Test
  void withoutAnInvokeConfigurationLambdaTriesThreeTimes() throws IOException {
    failedAttempts(
        wiring("print('tried'); raise ValueError('no')").send("x: 1"), 3, "ValueError: no");
  }

  @Test
  void aHandlerThatSucceedsAtTheSecondAttemptDelivers() throws IOException {
    var journey =
        wiring(
                "tries.append(1); print('try', len(tries))\n"
                    + "    if len(tries) == 1: raise ValueError('once')\n"
                    + "    return 'fine'")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(journey.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.FAILED)
        .singleElement()
        .extracting(Hop::because)
        .isEqualTo("function f failed at attempt 1 of 3: ValueError: once");
    var run = journey.function().orElseThrow();
    assertThat(run.result().textValue()).isEqualTo("fine");
    assertThat(run.log()).contains("try 1", "try 2").doesNotContain("try 3");
    assertThat(run.log()).last().isEqualTo("try 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raise RuntimeError('broken') | RuntimeError: broken",
        "import time; time.sleep(60) | Sandbox.Timedout: ",
        "return {1, 2} | Runtime.MarshalError: ",
        "return object() | Runtime.MarshalError: ",
        "import os; os._exit(3) | Runtime.ExitError: ",
        "import sys; sys.exit(0) | Runtime.ExitError: ",
      })
  void whateverAHandlerFailsAtItsQueueHoldsTheEvent(String body, String words) throws IOException {
    var wiring =
        wiring(body)
            .add(
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
                "c",
                "functionName: 'f', maximumRetryAttempts: 1");

    failedAttempts(wiring.send("x: 1"), 2, words);
  }

  private static void failedAttempts(Journey journey, int attempts, String words) {
    assertThat(journey.outcome()).isEqualTo(Outcome.DEAD_LETTERED);
    var failed = journey.hops().stream().filter(hop -> hop.verdict() == Verdict.FAILED).toList();
    assertThat(failed).hasSize(attempts);
    IntStream.range(0, attempts)
        .forEach(
            i ->
                assertThat(failed.get(i).because())
                    .startsWith(
                        "function f failed at attempt %d of %d: ".formatted(i + 1, attempts)
                            + words));
    assertThat(journey.hops())
        .last()
        .satisfies(
            hop -> {
              assertThat(hop.verdict()).isEqualTo(Verdict.STORED);
              assertThat(hop.at()).isEqualTo(QUEUE);
              assertThat(hop.account()).isEqualTo(HOME);
            });
    var run = journey.function().orElseThrow();
    assertThat(run.result().isNull()).isTrue();
    if (words.startsWith("ValueError")) {
      assertThat(run.log()).filteredOn(line -> line.equals("tried")).hasSize(attempts);
    }
  }

  /** A function with a queue that everybody may send to. */
  private OpenWiring wiring(String body) throws IOException {
    Files.writeString(
        folder.resolve("m.py"), "tries = []\n\ndef h(event, context):\n    " + body + "\n");
    return new OpenWiring()
        .rule("default", "r", 1, functionArn("f"))
        .add("aws:sqs/queue:Queue", "q", "name: 'q'")
        .function(
            "f",
            "role: 'arn:aws:iam::111111111111:role/r', handler: 'm.h', timeout: 2,"
                + " deadLetterConfig: {targetArn: '%s'}, code: {path: '%s'}"
                    .formatted(QUEUE, folder));
  }
}
