package eventrelay.rehearsal.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.policy.EventPattern;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class TimedMatcherTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final JsonNode SIMPLE = JsonNodeFactory.instance.objectNode().put("x", 1);

  static Stream<SlowMatch> slow() {
    return Stream.of(SlowMatch.lists(), SlowMatch.fields(), SlowMatch.text(5_000));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void givesUpInTimeAndThenIsAsGoodAsNew(SlowMatch slow) throws Exception {
    assertThat(new EventPattern(slow.pattern()).refusal()).isEmpty();
    var matcher = matcher(slow);
    var time = new MatchingTime(SHORT);

    assertThat(matcher.matching(slow.event("1", "r"), time, time.rest())).isEmpty();

    assertThat(time.rest()).isZero();
    assertThat(matcher.matching(SIMPLE, time, time.rest())).isEmpty();
    assertThat(rulesFor(SIMPLE, matcher)).containsExactly("simple");
    awaitNoWalk();
  }

  @Test
  void answersAfterManyThatItGaveUp() throws Exception {
    var slow = SlowMatch.lists();
    var matcher = matcher(slow);
    for (var i = 0; i < 10; i++) {
      assertThat(matcher.matching(slow.event("1", "r"), new MatchingTime(SHORT), SHORT)).isEmpty();
    }

    assertThat(rulesFor(SIMPLE, matcher)).containsExactly("simple");
    var detail = JsonNodeFactory.instance.objectNode();
    detail.putObject("detail").put("f", 0);
    assertThat(rulesFor(detail, matcher)).isEmpty();
    awaitNoWalk();
  }

  @Test
  void runsOnThreadsThatDoNotKeepJavaAlive() throws IOException {
    var matcher = matcher(SlowMatch.lists());
    rulesFor(SIMPLE, matcher);
    rulesFor(JsonNodeFactory.instance.objectNode().put("x", "long".repeat(1_000)), matcher);

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("event-matcher"))
        .hasSizeBetween(2, 5)
        .allMatch(Thread::isDaemon);
  }

  /** It is matched by the thread that asks, which cannot leave it. */
  @Test
  void theSlowestShortTextIsNoHindrance() throws Exception {
    var slow = SlowMatch.text(256);

    assertThat(rulesFor(slow.event("1", "r"), matcher(slow))).isEmpty();
  }

  @Test
  void passesOnWhatEventRulerThrows() throws IOException {
    var matcher = matcher(SlowMatch.lists());

    assertThatThrownBy(() -> rulesFor(null, matcher)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void sharesItsTimeEvenly() {
    var time = new MatchingTime(Duration.ofSeconds(10));
    assertThat(time.share(4)).isEqualTo(Duration.ofMillis(2_500));
    time.spend(Duration.ofSeconds(4).toNanos());
    assertThat(time.rest()).isEqualTo(Duration.ofSeconds(6));
    time.spend(Duration.ofSeconds(7).toNanos());
    assertThat(time.rest()).isZero();
    assertThat(time.text()).isEqualTo("10 s");
    assertThat(new MatchingTime(SHORT).text()).isEqualTo("300 ms");
    assertThat(MatchingTime.LIMIT).isEqualTo(Duration.ofSeconds(10));
  }

  private static TimedMatcher<String> matcher(SlowMatch slow) throws IOException {
    var matcher = new TimedMatcher<String>();
    matcher.add("slow", slow.pattern());
    matcher.add("simple", "{\"x\":[1]}");
    return matcher;
  }

  private static List<String> rulesFor(JsonNode event, TimedMatcher<String> matcher) {
    return matcher.matching(event, new MatchingTime(LONG), LONG).orElseThrow();
  }

  /** What was given up burns no processor. */
  private static void awaitNoWalk() throws InterruptedException {
    for (var tries = 0; tries < 600 && walks() > 0; tries++) {
      Thread.sleep(100);
    }
    assertThat(walks()).isZero();
  }

  private static long walks() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            frames ->
                Arrays.stream(frames)
                    .anyMatch(frame -> frame.getClassName().startsWith("software.amazon.event")))
        .count();
  }
}
