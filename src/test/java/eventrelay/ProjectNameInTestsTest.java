package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that run this project's own stack files pass whatever `pulumi new` named it. */
class ProjectNameInTestsTest {
  /** As a namespace of settings, in a URN, in the name of a stack, or in a sentence. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\bevent-relay:(?!index:|:| )|::event-relay::|organization/event-relay/"
              + "|(project|code of|Rehearsal of) event-relay\\b");

  /** It moves the settings of a copy into a namespace that is not that of the copy's project. */
  private static final Set<String> OF_ANOTHER_PROJECT = Set.of("ProjectNameTest.java");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/eventrelay/rehearsal/cli",
        "src/test/java/eventrelay/engine",
        "src/browser/java"
      })
  void askForTheNameInsteadOfWritingIt(String folder) throws IOException {
    try (var files = Files.walk(Path.of(folder))) {
      var sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !OF_ANOTHER_PROJECT.contains(file.getFileName().toString()))
              .toList();

      assertThat(sources)
          .hasSizeGreaterThan(5)
          .allSatisfy(file -> assertThat(written(file)).as("use ThisProject.NAME").isEmpty());
    }
  }

  private static Stream<String> written(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> NAME.matcher(line).find());
  }
}
