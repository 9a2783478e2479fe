package eventrelay.rehearsal;

import eventrelay.rehearsal.stackfile.StackFile;
import eventrelay.rehearsal.stackfile.StackFolder;
import eventrelay.settings.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders under examples/: whoever adds one has it tested. */
public final class Examples {
  /** Where they are. */
  public static final Path ROOT = Path.of("examples");

  private Examples() {}

  /** Every folder with stack files, in the order of their names. */
  public static Stream<Path> all() {
    try (var folders = Files.list(ROOT)) {
      return folders
          .filter(Files::isDirectory)
          // Programs of their own have tests of their own: OwnProgramTest, OtherLanguageEngineIT.
          .filter(folder -> Files.notExists(folder.resolve("Pulumi.yaml")))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stack files of one folder. */
  public static List<StackFile> stackFiles(Path folder) {
    return StackFolder.read(folder, StackConfig.SHIPPED);
  }
}
