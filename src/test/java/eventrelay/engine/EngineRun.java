package eventrelay.engine;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of the engine: a preview, an update, a refresh or a destroy.
 *
 * @param events what the engine told, in order
 * @param failure what the command ended with, if it failed
 */
record EngineRun(List<EngineEvent> events, Optional<String> failure) {
  /** A stack reference is read in each run. */
  private static final Set<OperationType> UNCHANGED =
      Set.of(OperationType.SAME, OperationType.READ, OperationType.REFRESH);

  /** This run, which has to have succeeded. */
  EngineRun succeeded() {
    if (failure.isPresent()) {
      throw new AssertionError(errors() + "\n" + failure.get());
    }
    return this;
  }

  /**
   * What happened, or would happen, to each resource that does not stay as it was, by logical name.
   */
  Map<String, OperationType> changes() {
    return steps()
        .filter(step -> !UNCHANGED.contains(step.op()))
        .collect(
            Collectors.toMap(
                step -> name(step.urn()),
                StepEventMetadata::op,
                // A replacement has three steps; the one that says so stands for them.
                (first, second) -> second == OperationType.REPLACE ? second : first,
                TreeMap::new));
  }

  /** The inputs that changed of one resource, by the engine's account. */
  List<String> changed(String name) {
    return steps()
        .filter(step -> name(step.urn()).equals(name))
        .map(StepEventMetadata::diffs)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<StepEventMetadata> steps() {
    return Stream.concat(
        events.stream()
            .filter(event -> event.resourcePreEvent() != null)
            .map(event -> event.resourcePreEvent().metadata()),
        // What a refresh finds is known only when it is over.
        events.stream()
            .filter(event -> event.resourceOutputsEvent() != null)
            .map(event -> event.resourceOutputsEvent().metadata()));
  }

  /** The logical names of the resources whose step failed. */
  List<String> failed() {
    return events.stream()
        .filter(event -> event.resourceOperationFailedEvent() != null)
        .map(event -> name(event.resourceOperationFailedEvent().metadata().urn()))
        .sorted()
        .toList();
  }

  List<String> errors() {
    return diagnostics("error");
  }

  /** The logical names of the resources that errors say are protected, each once. */
  List<String> namedAsProtected() {
    return errors().stream()
        .filter(error -> error.contains("protect"))
        .map(EngineRun::firstUrn)
        .map(EngineRun::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static String firstUrn(String error) {
    return error.replaceFirst("(?s).*?(urn:pulumi:[^\\s\"]+).*", "$1");
  }

  /** The messages of one severity, as the user sees them. */
  List<String> diagnostics(String severity) {
    return events.stream()
        .map(EngineEvent::diagnosticEvent)
        .filter(Objects::nonNull)
        .filter(event -> severity.equals(event.severity()))
        .map(DiagnosticEvent::message)
        // Without the marks for colours.
        .map(message -> message.replaceAll("<\\{%.*?%}>", "").strip())
        .filter(message -> !message.isEmpty())
        .toList();
  }

  private static String name(String urn) {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }
}
