package eventrelay.rehearsal.matcher;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops walks that take too long. One thread looks at all of them from time to time: a thread or a
 * timer for each of them takes longer than most walks.
 */
final class WalkClock {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Set<WalkClock> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    var thread = new Thread(WalkClock::look, "event-matcher-clock");
    thread.setDaemon(true);
    thread.start();
  }

  private final long end;
  private final Runnable stop;
  private boolean stopped;

  private WalkClock(long end, Runnable stop) {
    this.end = end;
    this.stop = stop;
  }

  /**
   * A walk starts, on this thread.
   *
   * @param limit how long it may take
   * @param stop makes it end early; called by another thread
   */
  static WalkClock start(Duration limit, Runnable stop) {
    var clock = new WalkClock(System.nanoTime() + limit.toNanos(), stop);
    RUNNING.add(clock);
    return clock;
  }

  /** The walk has ended; false if it was stopped before. */
  synchronized boolean end() {
    RUNNING.remove(this);
    return !stopped;
  }

  private synchronized void stopIfLate(long now) {
    // It may have ended since the set was read.
    if (!stopped && now - end >= 0 && RUNNING.contains(this)) {
      stopped = true;
      stop.run();
    }
  }

  private static void look() {
    while (true) {
      LockSupport.parkNanos(PAUSE);
      RUNNING.forEach(clock -> clock.stopIfLate(System.nanoTime()));
    }
  }
}
