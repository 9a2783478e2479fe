package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words that readers stumbled over in the pages, the stack files and their examples. */
class WordingTest {
  private static final Pattern STUMBLING =
      Pattern.compile(
          "(?i)\\b(mend(s|ed|ing)?|whom|who(so)?ever|whence|nobody|somebody|anybody|made[- ]up"
              + "|as it should|as they should|more or less|told by|some [0-9]+)\\b");

  static Stream<Path> files() throws IOException {
    var pages = Page.all().stream().map(Page::file).filter(page -> !page.endsWith("README.ja.md"));
    var stackFiles =
        Stream.of(Path.of(""), Path.of("examples"))
            .flatMap(
                folder -> {
                  try (var found = Files.walk(folder, folder.toString().isEmpty() ? 1 : 2)) {
                    return found
                        .filter(file -> file.getFileName().toString().matches("Pulumi.*\\.yaml"))
                        .toList()
                        .stream();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    return Stream.concat(pages, stackFiles);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isPlain(Path file) throws IOException {
    assertThat(stumblingIn(Files.readString(file))).as(file.toString()).isEmpty();
  }

  private static List<String> stumblingIn(String text) {
    return STUMBLING.matcher(text).results().map(found -> found.group()).toList();
  }
}
