package eventrelay.rehearsal.function;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The sandboxes that have a folder and perhaps processes. If this process is told to end (Ctrl-C,
 * SIGTERM, SIGHUP) they are ended first, and nothing is started any more.
 */
final class OpenSandboxes {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Set<Sandbox> OPEN = new LinkedHashSet<>();
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OpenSandboxes::endAll, "end of sandboxes"));
  }

  private OpenSandboxes() {}

  /** Makes what a sandbox needs, and remembers the sandbox. */
  static <T> T open(Sandbox sandbox, Supplier<T> work) {
    LOCK.lock();
    try {
      var made = work.get();
      OPEN.add(sandbox);
      return made;
    } finally {
      LOCK.unlock();
    }
  }

  /** Starts something, or waits for this process's end if that has begun. */
  static void unlessEnding(Runnable work) {
    LOCK.lock();
    try {
      work.run();
    } finally {
      LOCK.unlock();
    }
  }

  /** Ends a sandbox, and forgets it; if this process is ending, that is done already. */
  static void close(Sandbox sandbox, Runnable work) {
    if (ending) {
      return;
    }
    LOCK.lock();
    try {
      OPEN.remove(sandbox);
      work.run();
    } finally {
      LOCK.unlock();
    }
  }

  /** Keeps the lock: a thread that wants to start something waits until this process ends. */
  private static void endAll() {
    ending = true;
    LOCK.lock();
    for (var sandbox : OPEN) {
      try {
        sandbox.end();
      } catch (RuntimeException e) {
        // The others are to be ended too.
        continue;
      }
    }
  }
}
