package eventrelay.rehearsal.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes that a handler started and that no supervisor ended, because the handler ended the
 * supervisor. On Linux each shows the environment that it was started with, and with it the
 * temporary folder; elsewhere none is found.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html">proc_pid_environ</a>
 */
final class Leftovers {
  private static final int MOST_ROUNDS = 20;

  private Leftovers() {}

  /** Ends those whose temporary folder is in this one, also what they start meanwhile. */
  static void end(Path folder) {
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var found = ProcessHandle.allProcesses().filter(process -> isOf(process, folder)).toList();
      if (found.isEmpty()) {
        return;
      }
      found.forEach(ProcessHandle::destroyForcibly);
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
