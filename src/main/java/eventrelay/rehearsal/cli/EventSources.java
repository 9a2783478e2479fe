package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds the events to send: those named on the command line, or the samples. */
final class EventSources implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";
  private static final String NO_SAMPLES =
      ": there are no sample events in it; name some with --event";

  private final List<EventSource> sources = new ArrayList<>();
  private final Set<String> senders = new TreeSet<>();
  private final List<Path> temporary = new ArrayList<>();
  private final Progress progress;

  /**
   * @param named files, or {@code -} for standard input
   * @param samples the folder whose events are sent if nothing is named
   * @throws UnusableInputException if an event cannot be used
   */
  EventSources(List<String> named, Path samples, InputStream standardInput, Progress progress) {
    this.progress = progress;
    try {
      for (var name : named) {
        sources.add(
            name.equals(STANDARD_INPUT)
                ? new EventSource("standard input", copy(standardInput))
                : new EventSource(name, path(name)));
      }
      if (named.isEmpty()) {
        addSamples(samples);
      }
      for (var source : sources) {
        var accounts = source.check();
        if (!named.isEmpty()) {
          senders.addAll(accounts);
        }
      }
    } catch (UnusableInputException e) {
      close(); // No caller gets this object, so no caller can close it.
      throw e;
    }
  }

  /** The accounts that the events named on the command line come from; empty for the samples. */
  Set<String> senders() {
    return Set.copyOf(senders);
  }

  /**
   * Hands over each event, in order; each sample once for each of the places, if there are any.
   *
   * @param places where samples are to come from
   */
  void forEach(List<AccountRegion> places, Consumer<Event> consumer) {
    for (var source : sources) {
      source.forEach(
          event -> {
            if (places.isEmpty() || !senders.isEmpty()) {
              send(event, consumer);
            } else {
              places.forEach(place -> send(Relocation.of(event, place), consumer));
            }
          });
    }
  }

  private void send(Event event, Consumer<Event> consumer) {
    consumer.accept(event);
    progress.eventSent();
  }

  @Override
  public void close() {
    for (var file : temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      // Without a UTF-8 locale, a name with an umlaut is none for the JVM.
      throw new UnusableInputException(
          "--event: no file can have this name here; check the spelling, and the locale", e);
    }
  }

  private void addSamples(Path folder) {
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      if (found.isEmpty()) {
        throw new UnusableInputException(folder + NO_SAMPLES);
      }
      found.stream().sorted().forEach(file -> sources.add(new EventSource(file.toString(), file)));
    } catch (IOException e) {
      throw new UnusableInputException(folder + NO_SAMPLES, e);
    }
  }

  /** Events are read twice, first to check them: what cannot be read twice is copied. */
  private Path copy(InputStream input) {
    var file = temporaryFile();
    try {
      Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UnusableInputException(
          "standard input: it cannot be read, or not be copied to %s: %s"
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
  }

  private Path temporaryFile() {
    try {
      var file = Files.createTempFile("rehearse-events", ".json");
      temporary.add(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
