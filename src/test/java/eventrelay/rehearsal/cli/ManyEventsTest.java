package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench/events} does the same with more of them, and says how long and how big. */
@Timeout(120)
class ManyEventsTest {
  private static final int EVENTS = 5_000;

  @TempDir private Path folder;

  @Test
  void fiveThousandEventsOfOneFileAreCounted() throws IOException {
    var samples =
        Stream.of("ec2-stopped", "ec2-pending", "s3-object-created", "ec2-running", "ebs-snapshot")
            .map(ShippedStacks::event)
            .toList();
    var file = folder.resolve("events.jsonl");
    try (var lines = Files.newBufferedWriter(file)) {
      for (var i = 0; i < EVENTS; i++) {
        var event = samples.get(i % samples.size()).put("id", "id-" + i);
        lines.write(event + "\n");
      }
    }

    var run = CommandLineRun.on(ShippedStacks.ALL, folder, "--event", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .endsWith("5000 events: 2000 delivered, 3000 filtered — every event ended as expected\n");
  }
}
