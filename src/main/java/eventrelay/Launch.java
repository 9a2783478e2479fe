package eventrelay;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** What has to be right before the program starts under the engine. */
final class Launch {
  private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";
  private static final List<String> SOURCES = List.of("pom.xml", "src/main");

  private Launch() {}

  /**
   * Must run before anything touches the common pool.
   *
   * @return false if this process was not started by Pulumi's language host
   */
  static boolean prepare() {
    if (System.getenv("PULUMI_MONITOR") == null) {
      System.err.println(
          "this is a Pulumi program: run `pulumi preview`, or ./rehearse without an engine");
      return false;
    }
    // The SDK's runner polls on the common pool and can hang when that has two threads or fewer.
    if (System.getProperty(PARALLELISM) == null) {
      System.setProperty(PARALLELISM, "16");
    }
    return true;
  }

  /**
   * Refuses to run a jar that is older than the sources beside it: Pulumi never rebuilds it.
   *
   * @throws RunException that says what to run
   */
  static void refuseStaleJar() {
    try {
      var code = Path.of(App.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      refuseStaleJar(Path.of("").toAbsolutePath(), code);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void refuseStaleJar(Path project, Path code) {
    if (!Files.isRegularFile(code)) {
      return; // Run from target/classes by Maven, which compiles first.
    }
    newestSource(project)
        .filter(newest -> newest.time().compareTo(modified(code)) > 0)
        .ifPresent(
            newest -> {
              throw new RunException(
                  "%s is older than %s: run `mvn -q package -DskipTests`, then this again"
                      .formatted(project.relativize(code), project.relativize(newest.path())));
            });
  }

  private record Source(Path path, FileTime time) {}

  /** Folders count too: removing a file changes the folder that it was in. */
  private static Optional<Source> newestSource(Path project) {
    return SOURCES.stream()
        .map(project::resolve)
        .filter(Files::exists)
        .flatMap(
            root -> {
              try (var paths = Files.walk(root)) {
                return paths.toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .map(path -> new Source(path, modified(path)))
        .max((a, b) -> a.time().compareTo(b.time()));
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
