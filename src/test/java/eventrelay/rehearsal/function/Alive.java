package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is left of handlers: processes, found by a mark, and temporary folders. */
public final class Alive {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A process shows no arguments while it becomes another program, so one look is too few. */
  private static final int EMPTY_LOOKS = 6;

  private Alive() {}

  /** Asserts that no process has the mark in its arguments, or soon has not. */
  public static void assertNone(String mark) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var found = processes(mark);
    for (var empty = 0; empty < EMPTY_LOOKS && System.nanoTime() < end; ) {
      Thread.sleep(50);
      found = processes(mark);
      empty = found.isEmpty() ? empty + 1 : 0;
    }
    assertThat(found).isEmpty();
  }

  /** Asserts that one has, or soon has. */
  public static void assertSome(String mark) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (processes(mark).isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(processes(mark)).isNotEmpty();
  }

  /** Every process with the mark in its arguments, apart from this one. */
  public static List<Long> processes(String mark) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> pid != ProcessHandle.current().pid())
        .filter(pid -> commandLine(pid).contains(mark))
        .toList();
  }

  /** The temporary folders of functions in a folder. */
  public static List<Path> folders(Path temporary) {
    try (var files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("event-relay-function-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commandLine(long pid) {
    try {
      var file = Path.of("/proc", "" + pid, "cmdline");
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // It has ended.
    }
  }
}
