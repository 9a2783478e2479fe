package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./rehearse} did with some arguments. */
record CommandLineRun(int status, String out, String err) {

  static CommandLineRun of(String... args) {
    return of(new byte[0], args);
  }

  static CommandLineRun of(byte[] in, String... args) {
    return in(Path.of(""), in, args);
  }

  /** By a project in that folder. */
  static CommandLineRun in(Path project, byte[] in, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var status =
        Rehearse.run(
            args,
            project,
            new ByteArrayInputStream(in),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new CommandLineRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** With these stacks as exports, which are written into the folder. */
  static CommandLineRun on(List<Deployment> stacks, Path folder, String... args) {
    var all = new ArrayList<String>(List.of(args));
    for (var stack : stacks) {
      var file = folder.resolve(stack.stack() + ".json");
      ExportFile.write(stack, file);
      all.add("--export");
      all.add(file.toString());
    }
    return of(all.toArray(String[]::new));
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError(out + err, e);
    }
  }
}
