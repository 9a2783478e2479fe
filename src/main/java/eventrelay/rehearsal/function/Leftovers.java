package eventrelay.rehearsal.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes that a handler started and that no supervisor ended, because the handler ended the
 * supervisor. On Linux each shows the environment that it was started with, and with it the
 * temporary folder; elsewhere none is found.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html">proc_pid_environ</a>
 */
final class Leftovers {
  /** A process shows no environment while it becomes another program, so one look is too few. */
  private static final int LOOKS = 10;

  private static final long PAUSE_MILLIS = 20;

  private Leftovers() {}

  /** Ends those whose temporary folder is in this one, also what they start meanwhile. */
  static void end(Path folder) {
    for (var look = 0; look < LOOKS; look++) {
      ProcessHandle.allProcesses()
          .filter(process -> isOf(process, folder))
          .forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
  }

  private static boolean isOf(ProcessHandle process, Path folder) {
    try {
      var environment = Files.readAllBytes(Path.of("/proc", "" + process.pid(), "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1)
          .contains("TMPDIR=" + folder + "/");
    } catch (IOException e) {
      return false; // It ended meanwhile, or is another user's.
    }
  }
}
