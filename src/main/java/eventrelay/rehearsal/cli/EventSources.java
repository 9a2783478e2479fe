package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Finds the events to send: those named on the command line, or the samples. */
final class EventSources implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";
  private static final String NO_SAMPLES =
      ": there are no sample events in it; name some with --event";

  private final List<EventSource> sources = new ArrayList<>();
  private final List<Path> temporary = new ArrayList<>();

  /**
   * @param named files, or {@code -} for standard input
   * @param samples the folder whose events are sent if nothing is named
   * @throws UnusableInputException if an event cannot be used
   */
  EventSources(List<String> named, Path samples, InputStream standardInput) {
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
      sources.forEach(EventSource::check);
    } catch (UnusableInputException e) {
      close(); // Nobody gets hold of this object to close it.
      throw e;
    }
  }

  List<EventSource> all() {
    return List.copyOf(sources);
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
    try {
      var file = Files.createTempFile("rehearse-events", ".json");
      temporary.add(file);
      Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UnusableInputException("standard input: it cannot be read", e);
    }
  }
}
