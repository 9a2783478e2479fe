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

  /** What it answers in JSON; every event has to have ended as expected. */
  static JsonNode rehearse(String... arguments) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(run(0, arguments));
  }

  /** What it prints; it has to end with this status. */
  static byte[] run(int exitStatus, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of("rehearse").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = process.getInputStream().readAllBytes();
    if (process.waitFor() != exitStatus) {
      throw new AssertionError("exit status " + process.exitValue() + " of " + command);
    }
    return output;
  }
}
