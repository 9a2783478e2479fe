package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.policy.OrPattern;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text that means harm, anywhere that text is read from: an exit status that is listed, no trace,
 * and nothing that could drive a terminal or forge a line. Always the same cases; how many ended
 * with which status is written to {@code target/hostile-fuzz.txt}.
 */
@Timeout(300)
class HostileFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");
  private static final List<String> PIECES =
      List.of(
          "\u001b[2J",
          "\u001b]0;t\u0007",
          "\u009b31m",
          "\n::error::x",
          "\r",
          "\u202e",
          "\u2066",
          "\u061c",
          "\u2028",
          "\u0000",
          "\u007f",
          "\ud800",
          "\t",
          "</script>",
          "`",
          "${x}",
          "{{style}}",
          "*/",
          "%n%s",
          "a",
          "é",
          "起動",
          "😀",
          "/../",
          "'",
          "\"",
          "\\",
          ":",
          "0",
          "-1",
          "arn:aws:",
          "arn:aws:events:x:1:rule/",
          "x".repeat(5_000));

  private static final Map<String, Map<Integer, Integer>> COUNTS = new TreeMap<>();

  private final Random random = new Random(20_250_213);
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  @TempDir private Path folder;
  private Path mgmt;
  private Path dev;

  @BeforeEach
  void write(TestInfo test) {
    COUNTS.put(test.getDisplayName(), statuses);
    // Nothing of Python's is looked for here, and starting it takes most of a run's time.
    var stacks =
        new Edit("management-function", "code", "{path: 'nowhere'}")
            .in(ShippedStacks.ALL, Edit.Side.BOTH);
    mgmt = folder.resolve("mgmt.json");
    dev = folder.resolve("dev.json");
    ExportFile.write(stacks.get(0), mgmt);
    ExportFile.write(stacks.get(1), dev);
  }

  @AfterAll
  static void report() throws IOException {
    var lines = new ArrayList<String>();
    COUNTS.forEach((test, counts) -> lines.add(test + " " + counts));
    Files.write(Path.of("target/hostile-fuzz.txt"), lines);
  }

  @Test
  void commandLines() {
    // Without --save-exports, and --import-file in a folder that is not there: nothing is written.
    var nowhere = folder.resolve("nowhere").toString();
    var options =
        List.of(
            "--event",
            "--export",
            "--break",
            "--attacks",
            "--against",
            "--dead-letter",
            "--terraform-state",
            "--format",
            "--help",
            "--nothing",
            "@x",
            "-");
    for (var i = 0; i < 400; i++) {
      var args = new ArrayList<String>();
      for (var words = random.nextInt(4); words >= 0; words--) {
        var option = options.get(random.nextInt(options.size()));
        args.add(random.nextInt(4) == 0 ? option + text() : option);
        if (random.nextBoolean()) {
          args.add(text());
        }
        if (random.nextInt(10) == 0) {
          args.add("--import-file=" + nowhere + "/" + text());
        }
      }
      check(args);
    }
    assertThat(statuses).containsKeys(0, 2);
  }

  @Test
  void stackFiles() throws IOException {
    var stacks = Files.createDirectory(folder.resolve("stacks"));
    Files.copy(Path.of("Pulumi.dev.yaml"), stacks.resolve("Pulumi.dev.yaml"));
    var lines = Files.readString(Path.of("Pulumi.mgmt.yaml")).lines().toList();
    for (var i = 0; i < 150; i++) {
      var spoilt = new ArrayList<>(lines);
      for (var edits = random.nextInt(3); edits >= 0; edits--) {
        var at = random.nextInt(spoilt.size());
        var line = spoilt.get(at);
        spoilt.set(at, line.substring(0, random.nextInt(line.length() + 1)) + quoted(text()));
      }
      Files.writeString(
          stacks.resolve("Pulumi.mgmt.yaml"), String.join("\n", spoilt).replace('\ud800', '?'));
      check(List.of(stacks.toString(), "--attacks"));
    }
    assertThat(statuses).containsKeys(2);
  }

  @Test
  void exports() throws IOException {
    var valid = JSON.readTree(mgmt.toFile());
    for (var i = 0; i < 120; i++) {
      var spoilt = valid.deepCopy();
      for (var edits = random.nextInt(3); edits >= 0; edits--) {
        spoil(spoilt.at("/deployment/resources"));
      }
      JSON.writeValue(mgmt.toFile(), spoilt);
      check(exports("--attacks", "--format", FORMATS.get(random.nextInt(3))));
      check(exports("--event", "events/ec2-stopped.json", "--format", format()));
    }
    assertThat(statuses).containsKeys(0, 1, 2);
  }

  @Test
  void events() throws IOException {
    var file = folder.resolve("event.txt");
    for (var i = 0; i < 250; i++) {
      var event = ShippedStacks.event("ec2-stopped");
      for (var edits = random.nextInt(3); edits >= 0; edits--) {
        spoil(event);
      }
      if (random.nextInt(3) == 0) {
        event.set("detail", value(6));
      }
      JSON.writeValue(file.toFile(), event);
      check(exports("--event", file.toString(), "--format", format()));
    }
    assertThat(statuses).containsKeys(0, 2);
  }

  private void check(List<String> args) {
    var run = Run.of(args.toArray(String[]::new));

    statuses.merge(run.status(), 1, Integer::sum);
    var all = run.out() + run.err();
    assertThat(run.status()).as("%s", args).isBetween(0, 2);
    assertThat(all.codePoints().filter(c -> c != '\n' && PlainText.isUnsafe(c)))
        .as("%s", args)
        .isEmpty();
    assertThat(all).as("%s", args).doesNotContain("\n at ", "\tat ", "Exception", "Error: java");
    assertThat(all.lines()).as("%s", args).noneMatch(line -> line.startsWith("::"));
    assertThat(run.status() == 2 ? run.err() : run.out()).as("%s", args).isNotBlank();
  }

  private List<String> exports(String... more) {
    var args = new ArrayList<>(List.of("--export", mgmt.toString(), "--export", dev.toString()));
    args.addAll(List.of(more));
    return args;
  }

  private String format() {
    return FORMATS.get(random.nextInt(FORMATS.size()));
  }

  private String text() {
    var text = new StringBuilder();
    for (var pieces = random.nextInt(4); pieces >= 0; pieces--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** As YAML and JSON take it, or as it is. */
  private String quoted(String text) {
    return random.nextBoolean() ? JsonNodeFactory.instance.textNode(text).toString() : text;
  }

  /** Puts something else in the place of one value or name, wherever it is. */
  private void spoil(JsonNode node) {
    if (node instanceof ArrayNode array && !array.isEmpty()) {
      var at = random.nextInt(array.size());
      if (array.get(at).isContainerNode() && random.nextInt(8) > 0) {
        spoil(array.get(at));
      } else {
        array.set(at, value(2));
      }
    } else if (node instanceof ObjectNode object && !object.isEmpty()) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      var name = names.get(random.nextInt(names.size()));
      if (object.get(name).isContainerNode() && random.nextInt(8) > 0) {
        spoil(object.get(name));
      } else if (name.equals("eventPattern") && random.nextBoolean()) {
        object.put(name, OrPattern.of(random.nextInt(20) + 1, random.nextInt(20) + 1));
      } else if (random.nextInt(4) == 0) {
        object.set(text(), object.remove(name));
      } else {
        object.set(name, value(2));
      }
    }
  }

  private JsonNode value(int depth) {
    var kind = random.nextInt(depth > 0 ? 7 : 5);
    return switch (kind) {
      case 0 -> JsonNodeFactory.instance.nullNode();
      case 1 -> JsonNodeFactory.instance.numberNode(random.nextLong());
      case 2 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      case 5 -> {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth - 1));
        }
        yield array;
      }
      case 6 -> {
        var object = JsonNodeFactory.instance.objectNode();
        for (var i = random.nextInt(4); i > 0; i--) {
          object.set(text(), value(depth - 1));
        }
        yield object;
      }
      default -> JsonNodeFactory.instance.textNode(text());
    };
  }
}
