package eventrelay.rehearsal.matcher;

import java.time.Duration;

/** The time that the matcher has for one event, on all buses together; for one thread. */
public final class MatchingTime {
  /** For one event. What EventBridge carries is matched within milliseconds. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private final Duration limit;
  private long spent;

  /** Nothing of the time is spent yet. */
  public MatchingTime(Duration limit) {
    this.limit = limit;
  }

  /** What is left for this question and for so many after it, divided evenly. */
  public Duration share(int questions) {
    return Duration.ofNanos(Math.max(0, limit.toNanos() - spent) / questions);
  }

  /** What is left, for one question. */
  public Duration rest() {
    return share(1);
  }

  void spend(long nanoseconds) {
    spent += nanoseconds;
  }

  /** All of it, such as {@code 10 s}. */
  public String text() {
    var milliseconds = limit.toMillis();
    return milliseconds % 1_000 == 0 ? milliseconds / 1_000 + " s" : milliseconds + " ms";
  }
}
