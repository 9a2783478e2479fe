package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.function.Invocation.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent together end as they would one by one. */
@Timeout(300)
class RequestQueueTest {
  private static final int EVENTS = 14;
  private static final int ATTEMPTS = 2;

  /** Counts what it ran in this process and, in a file, in all of them. */
  private static final String COUNTING =
      """
      import boto3, os, time
      calls = []
      sns = boto3.client("sns")
      def publish(message):
          try:
              return sns.publish(TopicArn="arn:t", Message=message)["MessageId"]
          except Exception as error:
              return str(error)
      def each(data):
          # The log first: the rehearsal may end this process at the answers.
          for descriptor in range(63, 2, -1):
              try:
                  os.write(descriptor, data)
              except OSError:
                  pass
      def nested(depth):
          return [nested(depth - 1)] if depth else 1
      print("import", publish("import"))
      def handle(event, context):
          n = event["n"]
          calls.append(n)
          with open(os.environ["TMPDIR"] + "/calls", "a+") as file:
              print(n, file=file, flush=True)
              file.seek(0)
              all = len(file.readlines())
          print(calls, all, context.aws_request_id)
          %s
          return [len(calls), all]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pass",
        "if n % 4 == 2 and calls.count(n) < 2: raise ValueError('once')",
        "if n in (5, 6): raise ValueError('always')",
        "if n % 5 == 4: os._exit(3)",
        "if n == 6: time.sleep(60)",
        "if n == 5: os.closerange(3, 64)",
        "print('x' * 100000)",
        "print('\\n' * 60000, end='no end of line')",
        "if n == 7: print('\\n' * 300000)",
        "os.write(2, b'\\0' * 70)",
        "print(publish(str(n)))",
        "print([publish(str(n)) for _ in range(2000)][-1])",
        "publish('before'); 1 / (n % 4)",
        "if n == 5: publish('before'); os._exit(3)",
        "return 'x' * 200000",
        "return 'x' * (n * 150)",
        "if n % 4 == 3: return nested(501)",
        "if n % 4 == 3: return 10 ** 1001",
        "if n % 4 == 3: return {1}",
        "if n % 4 == 3: return float('nan')",
        "n == 5 and each(b'forged\\n'); return calls",
        "n == 5 and each(b'forged'); return calls",
      })
  void eachEndsAsItWouldAlone(String how) {
    var alone = ends(how, 1, "");

    assertThat(alone).hasSizeGreaterThanOrEqualTo(EVENTS);
    assertThat(ends(how, 3, "")).isEqualTo(alone);
    assertThat(ends(how, 100, "")).isEqualTo(alone);
  }

  @Test
  void topicsOfWhatWasNotRunAreToldAgain() {
    var ends = new ArrayList<Invocation>();
    try (var function =
        script("if n == 1: raise ValueError\n    return publish('m')")
            .function(Duration.ofSeconds(60))) {
      var pending = new ArrayList<PendingInvocation>();
      for (var n = 0; n < 3; n++) {
        pending.add(function.begin(JsonNodeFactory.instance.objectNode().put("n", n), topics(n)));
      }
      pending.forEach(each -> ends.add(each.end()));
    }

    assertThat(ends.get(1)).isInstanceOf(Failed.class);
    assertThat(ends.get(2).publications())
        .singleElement()
        .extracting(Publication::refusal)
        .isEqualTo(topics(2).get("arn:t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"return event", "if n % 4 == 2 and calls.count(n) < 2: raise ValueError('once')"})
  void largeEventsAndAnswersDoNotWaitForEachOther(String how) {
    var much = "é".repeat(200_000);

    assertThat(ends(how, 8, much)).isEqualTo(ends(how, 1, much));
  }

  @ParameterizedTest
  @CsvSource({
    "pass, true",
    "return 'x' * 1100, false",
    "raise ValueError, false",
    "return nested(500), false",
    // More than half of its time.
    "time.sleep(6), false"
  })
  void theNextIsRunAtOnceOnlyIfThisOneIsSureToHaveReturned(String how, boolean atOnce)
      throws InterruptedException {
    var code =
        """
        import time
        from pathlib import Path
        def nested(depth):
            return [nested(depth - 1)] if depth else 1
        def handle(event, context):
            try:
                if event == 1:
                    %s
            finally:
                Path("%s", str(event)).touch()
        """
            .formatted(how, folder);
    try (var function = new Script(folder, code).function(Duration.ofSeconds(10))) {
      var pending = new ArrayDeque<PendingInvocation>();
      for (var n = 0; n < 3; n++) {
        pending.add(function.begin(IntNode.valueOf(n), Map.of()));
      }
      // From then on the process has the two others, and nothing is asked of it.
      pending.remove().end();
      await(folder.resolve("1"), 30);
      assertThat(await(folder.resolve("2"), atOnce ? 30 : 1)).isEqualTo(atOnce);

      pending.forEach(PendingInvocation::end);
      assertThat(folder.resolve("2")).exists();
    }
  }

  @Test
  void aFailureAfterWhichTheDriverWouldGoOnIsForged() {
    var code =
        """
        import sys
        def handle(event, context):
            output = sys._getframe(3).f_locals["output"]
            output.end('{"errorType": "Own", "errorMessage": "m"}', "+")
        """;
    try (var function = new Script(folder, code).function(Duration.ofSeconds(60))) {
      assertThat(function.invoke(IntNode.valueOf(1)))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.errorType()).isEqualTo("Rehearsal.ForgedAnswer"));
    }
  }

  private static boolean await(Path file, int seconds) throws InterruptedException {
    for (var left = seconds * 100; left > 0 && !Files.exists(file); left--) {
      Thread.sleep(10);
    }
    return Files.exists(file);
  }

  private Script script(String how) {
    var code = COUNTING.formatted(how);
    // What came after a forged answer may have been run before the rehearsal saw it.
    var counted =
        how.contains("forged") ? code.replace("/calls\"", "/\" + str(os.getpid())") : code;
    return new Script(folder, counted);
  }

  /** All that came of the events, each tried again if it failed. */
  private List<Invocation> ends(String how, int window, String more) {
    var ends = new ArrayList<Invocation>();
    var limit = Duration.ofSeconds(how.contains("sleep") ? 4 : 60);
    var waiting = new ArrayDeque<PendingInvocation>();
    try (var function = script(how).function(limit)) {
      for (var n = 0; n < EVENTS; n++) {
        var event = JsonNodeFactory.instance.objectNode().put("n", n).put("more", more);
        waiting.add(function.begin(event, topics(n)));
        if (waiting.size() == window) {
          ends.addAll(end(waiting.remove()));
        }
      }
      waiting.forEach(pending -> ends.addAll(end(pending)));
    }
    return ends;
  }

  private static List<Invocation> end(PendingInvocation pending) {
    var ends = new ArrayList<Invocation>();
    ends.add(pending.end());
    while (ends.get(ends.size() - 1) instanceof Failed && ends.size() < ATTEMPTS) {
      ends.add(pending.again());
    }
    return ends;
  }

  /** They change, but not with every event. */
  private static Map<String, Optional<Refusal>> topics(int n) {
    return switch (n / 2 % 3) {
      case 0 -> Map.of("arn:t", Optional.empty());
      case 1 -> Map.of("arn:t", Optional.of(new Refusal("AuthorizationError", "denied")));
      default -> Map.of();
    };
  }
}
