package eventrelay.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's {@code ./rehearse}. */
final class Launcher {
  private Launcher() {}

  /** What it answers in JSON; every event has to have ended as it should. */
  static JsonNode rehearse(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of("rehearse").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new AssertionError("exit status " + process.exitValue() + " of " + command);
    }
    return new ObjectMapper().readTree(output);
  }
}
