package eventrelay.ci;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.stackfile.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file of {@code .github/workflows}.
 *
 * @param name without the extension
 * @param text as it is written
 */
record Workflow(String name, String text, JsonNode tree) {
  private static final Path FOLDER = Path.of(".github/workflows");

  static List<Workflow> all() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(Workflow::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Workflow of(String name) {
    return read(FOLDER.resolve(name + ".yml"));
  }

  /** What starts it. */
  JsonNode on() {
    return tree.path("on");
  }

  List<Map.Entry<String, JsonNode>> jobs() {
    return List.copyOf(tree.path("jobs").properties());
  }

  /** True if other workflows start it, and nothing else does. */
  boolean isCalled() {
    return on().has("workflow_call") && on().size() == 1;
  }

  Stream<JsonNode> steps() {
    return jobs().stream().flatMap(job -> steps(job.getValue()));
  }

  static Stream<JsonNode> steps(JsonNode job) {
    return StreamSupport.stream(job.path("steps").spliterator(), false);
  }

  /** The lines that its steps run. */
  List<String> commands() {
    return commands(steps());
  }

  static List<String> commands(JsonNode job) {
    return commands(steps(job));
  }

  private static List<String> commands(Stream<JsonNode> steps) {
    return steps
        .map(step -> step.path("run").asText())
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The values of an input of its actions. */
  List<String> inputs(String name) {
    return inputs(steps(), name);
  }

  static List<String> inputs(JsonNode job, String name) {
    return inputs(steps(job), name);
  }

  private static List<String> inputs(Stream<JsonNode> steps, String name) {
    return steps
        .map(step -> step.path("with").path(name))
        .filter(value -> !value.isMissingNode())
        .map(JsonNode::asText)
        .toList();
  }

  static JsonNode yaml(Path file) throws IOException {
    return YamlText.read(Files.readString(file));
  }

  private static Workflow read(Path file) {
    try {
      var text = Files.readString(file);
      var name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      return new Workflow(name, text, YamlText.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
