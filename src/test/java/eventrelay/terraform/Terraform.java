package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Terraform CLI in a folder that {@code terraform init} has prepared (Terraform documentation,
 * "Terraform CLI").
 */
final class Terraform {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNCHANGED = 0;
  private static final int CHANGED = 2;

  private final Path folder;

  /** In a folder that {@code .ci/aws-provider} has prepared. */
  Terraform(Path folder) {
    this.folder = folder;
  }

  /** Starts without a state, with another configuration. */
  void begin(ObjectNode configuration) throws IOException {
    for (var left : List.of("terraform.tfstate", "terraform.tfstate.backup", "plan")) {
      Files.deleteIfExists(folder.resolve(left));
    }
    configure(configuration);
  }

  /** Another configuration for the same state. */
  void configure(ObjectNode configuration) throws IOException {
    Files.writeString(folder.resolve("main.tf.json"), configuration.toPrettyString());
  }

  /** Adds a line to what {@code .ci/aws-provider} shows in the end. */
  void report(String line, long startNanos) throws IOException {
    Files.writeString(
        folder.resolveSibling("report.txt"),
        "%s, in %d s%n"
            .formatted(line, Duration.ofNanos(System.nanoTime() - startNanos).toSeconds()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Where the files are that a configuration may name. */
  Path folder() {
    return folder;
  }

  /** Creates and changes what the configuration says; no warning is given. */
  void apply() throws IOException, InterruptedException {
    var said = succeeds("apply", "-auto-approve", "-parallelism=30");
    assertThat(said).doesNotContain("\nWarning: ");
  }

  void destroy() throws IOException, InterruptedException {
    // What a plan has just read is not read again.
    succeeds("destroy", "-auto-approve", "-parallelism=30", "-refresh=false");
  }

  /** What an apply would do, by resource; nothing for a resource that stays as it is. */
  List<PlannedChange> plan() throws IOException, InterruptedException {
    var run = run("plan", "-detailed-exitcode", "-out=plan", "-parallelism=30");
    assertThat(run.status()).as(run.output()).isIn(UNCHANGED, CHANGED);
    if (run.status() == UNCHANGED) {
      return List.of();
    }
    var changes = new ArrayList<PlannedChange>();
    var shown = succeeds("show", "-json", "plan");
    for (var resource : JSON.readTree(shown).path("resource_changes")) {
      var change = PlannedChange.of(resource);
      if (change.isOne()) {
        changes.add(change);
      }
    }
    assertThat(changes).as(run.output()).isNotEmpty();
    return changes;
  }

  /** The attributes of each resource of the state, by address. */
  Map<String, JsonNode> state() throws IOException {
    var resources = new TreeMap<String, JsonNode>();
    var state = JSON.readTree(folder.resolve("terraform.tfstate").toFile());
    for (var resource : state.path("resources")) {
      resources.put(
          resource.path("type").asText() + "." + resource.path("name").asText(),
          resource.at("/instances/0/attributes"));
    }
    return resources;
  }

  private record Ended(int status, String output) {}

  private String succeeds(String... arguments) throws IOException, InterruptedException {
    var run = run(arguments);
    assertThat(run.status()).as(run.output()).isZero();
    return run.output();
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("terraform", arguments[0]));
    if (!arguments[0].equals("show")) {
      words.addAll(List.of("-no-color", "-input=false"));
    }
    words.addAll(List.of(arguments).subList(1, arguments.length));
    var output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    var process = builder.start();
    try {
      var status = process.waitFor();
      return new Ended(status, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroy();
    }
  }
}
