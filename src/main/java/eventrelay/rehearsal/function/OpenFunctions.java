package eventrelay.rehearsal.function;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The functions that have a folder and perhaps processes. If this process is told to end (Ctrl-C,
 * SIGTERM, SIGHUP) they are ended first, and nothing is started any more.
 */
final class OpenFunctions {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Set<PythonFunction> OPEN = new LinkedHashSet<>();
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OpenFunctions::endAll, "end of functions"));
  }

  private OpenFunctions() {}

  /** Makes what a function needs, and remembers the function. */
  static <T> T open(PythonFunction function, Supplier<T> work) {
    LOCK.lock();
    try {
      var made = work.get();
      OPEN.add(function);
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

  /** Ends a function, and forgets it; if this process is ending, that is done already. */
  static void close(PythonFunction function, Runnable work) {
    if (ending) {
      return;
    }
    LOCK.lock();
    try {
      OPEN.remove(function);
      work.run();
    } finally {
      LOCK.unlock();
    }
  }

  /** Keeps the lock: a thread that wants to start something waits until this process ends. */
  private static void endAll() {
    ending = true;
    LOCK.lock();
    for (var function : OPEN) {
      try {
        function.end();
      } catch (RuntimeException e) {
        // The others are to be ended too.
        continue;
      }
    }
  }
}
