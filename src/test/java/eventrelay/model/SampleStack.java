package eventrelay.model;

import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One resource of each type that the rehearsal reads, with every property that decides. */
final class SampleStack {
  private static final Path FILE = Path.of("src/test/resources/model/sample-stack.txt");

  private SampleStack() {}

  static Deployment deployment() {
    var stack = StackFixture.home();
    for (var line : lines()) {
      var cells = line.split(" \\| ", 3);
      stack.add(cells[0], cells[1], cells[2]);
    }
    return stack.deployment();
  }

  private static Iterable<String> lines() {
    try {
      return Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
