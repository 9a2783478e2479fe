package eventrelay.rehearsal.function;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of {@code supervisor.py} and everything below it. The supervisor ends it all; should
 * it not live to do so, what can still be found is ended from here.
 */
final class ProcessTree implements AutoCloseable {
  private static final long SUPERVISOR_SECONDS = 6;
  private static final Duration READERS_LIMIT = Duration.ofSeconds(5);

  /** A status from here on says that a signal ended the process, or perhaps the supervisor. */
  private static final int SIGNALLED = 128;

  private final Process process;
  private final FunctionFolder folder;
  private final List<Thread> readers;
  private volatile boolean written;
  private volatile boolean over;
  private boolean closed;

  /**
   * @param readers read its output, and end when there is no more
   */
  ProcessTree(Process process, FunctionFolder folder, List<Thread> readers) {
    this.process = process;
    this.folder = folder;
    this.readers = readers;
  }

  /** Writes to its standard input, which may block until the process ends. */
  void write(byte[] line) {
    written = true;
    try {
      process.getOutputStream().write(line);
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It ended since its last answer; what is then read from it is its end, and is reported.
    }
  }

  /** True if it has been ended. */
  boolean isOver() {
    return over;
  }

  /** Waits for its end, and says how it came about. */
  String exit() {
    var ended = ends(SUPERVISOR_SECONDS);
    close();
    return ended
        ? "python3 ended with exit status " + process.exitValue()
        : "python3 closed its output";
  }

  /** Ends every process, and waits until they are gone and what they wrote is read. */
  @Override
  public synchronized void close() {
    over = true;
    if (closed) {
      return;
    }
    closed = true;
    // Not Process.destroy, which would close the streams before all of them is read.
    process.toHandle().destroy();
    if (!ends(SUPERVISOR_SECONDS)) {
      var below = process.descendants().toList();
      process.toHandle().destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
      Leftovers.end(folder.root());
      ends(SUPERVISOR_SECONDS);
    } else if (written && process.exitValue() >= SIGNALLED) {
      // Without a request, no handler has run that could have started anything.
      Leftovers.end(folder.root());
    }
    readers.forEach(ProcessTree::join);
    process.destroyForcibly();
  }

  /** Uninterrupted: what was started has to be ended. */
  private boolean ends(long seconds) {
    return process
        .onExit()
        .thenApply(any -> true)
        .completeOnTimeout(false, seconds, TimeUnit.SECONDS)
        .join();
  }

  private static void join(Thread reader) {
    try {
      reader.join(READERS_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
