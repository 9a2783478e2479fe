package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deadletter.DeadLetterFile;
import eventrelay.rehearsal.deadletter.DeadLetterReport;
import eventrelay.rehearsal.deadletter.Explainer;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.FunctionRunner;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * Explains messages of dead-letter queues.
 *
 * @param name a file, or {@code -} for standard input
 */
record DeadLetters(String name, InputStream standardInput) {

  /**
   * Reads the messages, and only then asks for the stacks.
   *
   * @throws UnusableInputException if there is no message to explain
   */
  DeadLetterReport explain(Function<Set<String>, Stacks> ask) {
    var file = read();
    var stacks = ask.apply(file.accounts());
    try (var runner = new FunctionRunner()) {
      var expectedDelivery = stacks.expectedDelivery();
      var eventSender = new EventSender(stacks.cloud(), expectedDelivery, runner, false);
      var explainer = new Explainer(stacks.deployments(), stacks.cloud(), eventSender);
      return new DeadLetterReport(
          stacks.names(),
          stacks.notes(),
          file.messages().stream().map(explainer::explain).toList());
    }
  }

  private DeadLetterFile read() {
    if (name.equals("-")) {
      return DeadLetterFile.read("standard input", standardInput);
    }
    try {
      return DeadLetterFile.read(Path.of(name));
    } catch (InvalidPathException e) {
      throw new UnusableInputException(
          "--dead-letter: no file can have this name here; check the spelling, and the locale", e);
    }
  }
}
