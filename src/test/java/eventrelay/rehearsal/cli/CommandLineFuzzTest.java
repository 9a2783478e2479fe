package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import eventrelay.rehearsal.Mutations;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person hands over: an answer, or a message in plain words, and always an end. */
@Timeout(300)
class CommandLineFuzzTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<List<String>> GOOD =
      List.of(
          List.of("--event", "events/ec2-stopped.json"),
          List.of("--event", "events/ec2-pending.json"),
          List.of("--event", "-"),
          List.of("--break", "bus"),
          List.of("--break", "function-permission"),
          List.of("--break", "dead-letter-queue"),
          List.of("--break", "bus-policy", "--break", "dead-letter-queue"),
          List.of("--break", "all"),
          List.of("--attacks"),
          List.of("--format", "json"),
          List.of("--format", "text"),
          List.of("--format", "markdown"),
          List.of("--against", "."),
          List.of("--against", "events/ec2-stopped.json"),
          List.of("--format", "html"),
          List.of("--help"),
          List.of("--version"));

  private final Random random = new Random(20_240_609);
  private final Map<Integer, Integer> statuses = new HashMap<>();

  @TempDir private Path folder;
  private Path mgmt;
  private Path dev;

  @BeforeEach
  void write() throws IOException {
    mgmt = folder.resolve("mgmt.json");
    dev = folder.resolve("dev.json");
    ExportFile.write(ShippedStacks.WITHOUT_CODE.get(0), mgmt);
    ExportFile.write(ShippedStacks.WITHOUT_CODE.get(1), dev);
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("bad.json"), "{\"version\": 3, \"deployment\": ");
    Files.writeString(folder.resolve("no-stack.json"), "[1]");
  }

  @Test
  void argumentsOfAnyKind() {
    for (var i = 0; i < 300; i++) {
      var args = new ArrayList<String>();
      if (random.nextInt(8) > 0) {
        args.addAll(List.of("--export", mgmt.toString(), "--export", dev.toString()));
      }
      for (var words = random.nextInt(4); words >= 0; words--) {
        args.addAll(word());
      }
      check(args);
    }
    assertThat(statuses).containsOnlyKeys(0, 1, 2);
  }

  @Test
  void eventsThatAreSpoilt() throws IOException {
    var events = new StringBuilder();
    for (var name : List.of("ec2-stopped", "ec2-pending", "s3-object-created")) {
      events.append(ShippedStacks.event(name)).append('\n');
    }
    var file = folder.resolve("spoilt.json");
    for (var spoilt : Mutations.of(bytes(events), 200).toList()) {
      Files.write(file, spoilt);
      check(exports("--event", file.toString(), "--format", "json"));
    }
    assertThat(statuses).containsKeys(0, 2);
  }

  @Test
  void exportsThatAreSpoilt() throws IOException {
    var valid = Files.readAllBytes(mgmt);
    for (var spoilt : Mutations.of(valid, 250).toList()) {
      Files.write(mgmt, spoilt);
      check(exports("--attacks"));
    }
    assertThat(statuses).containsKeys(0, 2);
  }

  @Test
  void stackFilesThatAreSpoilt() throws IOException {
    var stacks = Files.createDirectory(folder.resolve("stacks"));
    Files.copy(Path.of("Pulumi.dev.yaml"), stacks.resolve("Pulumi.dev.yaml"));
    var valid = Files.readAllBytes(Path.of("Pulumi.mgmt.yaml"));
    for (var spoilt : Mutations.of(valid, 30).toList()) {
      Files.write(stacks.resolve("Pulumi.mgmt.yaml"), spoilt);
      check(List.of(stacks.toString(), "--attacks"));
    }
    assertThat(statuses).containsKeys(0, 2);
  }

  private void check(List<String> args) {
    var stopped = bytes(new StringBuilder(ShippedStacks.event("ec2-stopped").toString()));
    var run =
        assertTimeoutPreemptively(
            LIMIT, () -> CommandLineRun.of(stopped, args.toArray(String[]::new)), args::toString);

    statuses.merge(run.status(), 1, Integer::sum);
    assertThat(run.status()).as("%s", args).isBetween(0, 2);
    assertThat(run.out() + run.err())
        .as("%s", args)
        .doesNotContainPattern("(?m)^\tat ")
        .doesNotContain("Exception");
    assertThat(run.status() == 2 ? run.err() : run.out()).as("%s", args).isNotBlank();
  }

  private List<String> exports(String... more) {
    var args = new ArrayList<>(List.of("--export", mgmt.toString(), "--export", dev.toString()));
    args.addAll(List.of(more));
    return args;
  }

  private List<String> word() {
    var words = random.nextInt(3) == 0 ? bad() : GOOD;
    return words.get(random.nextInt(words.size()));
  }

  private List<List<String>> bad() {
    return List.of(
        List.of("--event", ""),
        List.of("--event", folder.toString()),
        List.of("--event", folder.resolve("no-stack.json").toString()),
        List.of("--event", "a\u0000b"),
        List.of("--event"),
        List.of("--break", "\u001b[2J"),
        List.of("--break="),
        List.of("--attacks=maybe"),
        List.of("--format", "yaml"),
        List.of("--export", folder.resolve("bad.json").toString()),
        List.of("--export", folder.resolve("no-stack.json").toString()),
        List.of("--export", "nowhere.json"),
        List.of("--export", "a\u0000b"),
        List.of("--save-exports", folder.resolve("bad.json").toString()),
        List.of(folder.resolve("empty").toString()),
        List.of("nowhere"),
        List.of("a\u0000b"),
        List.of(""),
        List.of("--"),
        List.of("-"),
        List.of("@" + folder.resolve("bad.json")),
        List.of("@nowhere"),
        List.of("--against", folder.resolve("bad.json").toString()),
        List.of("--against", folder.resolve("empty").toString()),
        List.of("--against", ""),
        List.of("--nothing"));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
