package eventrelay.rehearsal.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.event.ruler.GenericMachine;

/**
 * A machine of <a href="https://github.com/aws/event-ruler">Event Ruler</a> that has to answer in
 * time. How long it takes grows with the product of an event's lists and of a pattern's matchers on
 * them, so an event of a few kilobytes can take days; a long text against a pattern of many
 * wildcards is slow too. No cheap count tells these from events that are quick, so the clock
 * decides.
 *
 * <p>Event Ruler's walk cannot be interrupted. But rules may be taken from a machine while it
 * matches, and a walk that finds no more rules ends: that is how {@link WalkClock} stops it. One
 * that is within a single text goes on to the end of that text, so an event with a long text is
 * matched on a thread of its own, which does not keep Java alive.
 *
 * @param <T> what a rule is called
 */
public final class TimedMatcher<T> {
  /** In characters; the slowest pattern that EventBridge takes is done with it in milliseconds. */
  private static final int SHORT_TEXT = 256;

  /** Of which all but one may still be at the end of a text when the next event comes. */
  private static final int THREADS = 4;

  private static final ExecutorService WALKS =
      Executors.newFixedThreadPool(
          THREADS,
          walk -> {
            var thread = new Thread(walk, "event-matcher");
            thread.setDaemon(true);
            return thread;
          });

  private final Map<T, String> patterns = new ConcurrentHashMap<>();
  private GenericMachine<T> machine = GenericMachine.<T>builder().build();

  /** Starts without a rule, so that nothing matches. */
  public TimedMatcher() {}

  /**
   * Compiles one more rule.
   *
   * @param pattern one that {@code EventPattern} does not refuse, so that compiling it is quick
   * @throws IOException if the pattern is none
   */
  public void add(T rule, String pattern) throws IOException {
    machine.addRule(rule, pattern);
    patterns.put(rule, pattern);
  }

  /**
   * The rules that want the event, in no particular order.
   *
   * @param time where the time that this takes is noted
   * @param share how much of it this question may take
   * @return empty if there was no answer within the share
   */
  public Optional<List<T>> matching(JsonNode event, MatchingTime time, Duration share) {
    if (share.isZero()) {
      return Optional.empty();
    }
    var began = System.nanoTime();
    try {
      var found = hasLongText(event) ? onAThread(event, share) : here(event, share);
      if (found.isEmpty()) {
        startAnew();
      }
      return found;
    } finally {
      time.spend(System.nanoTime() - began);
    }
  }

  private Optional<List<T>> here(JsonNode event, Duration share) {
    var asked = machine;
    var walk = WalkClock.start(share, () -> empty(asked));
    try {
      var rules = asked.rulesForJSONEvent(event);
      return walk.end() ? Optional.of(rules) : Optional.empty();
    } finally {
      walk.end();
    }
  }

  private Optional<List<T>> onAThread(JsonNode event, Duration share) {
    var asked = machine;
    var walk = WALKS.submit(() -> asked.rulesForJSONEvent(event));
    try {
      return Optional.of(walk.get(share.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      walk.cancel(false); // If it waits for a thread still, it never begins.
      empty(asked);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an event was matched", e);
    }
  }

  private static boolean hasLongText(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().length() > SHORT_TEXT;
    }
    for (var part : value) {
      if (hasLongText(part)) {
        return true;
      }
    }
    return false;
  }

  private void empty(GenericMachine<T> stopped) {
    patterns.forEach((rule, pattern) -> change(() -> stopped.deleteRule(rule, pattern)));
  }

  private void startAnew() {
    machine = GenericMachine.<T>builder().build();
    patterns.forEach((rule, pattern) -> change(() -> machine.addRule(rule, pattern)));
  }

  /** A change to a machine, of a pattern that was compiled before. */
  private interface Change {
    void make() throws IOException;
  }

  private static void change(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
