package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the events to send: those named on the command line, or the samples. */
final class EventSources implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";
  private static final String NO_SAMPLES =
      ": there are no sample events in it; name some with --event";

  private final List<EventSource> sources = new ArrayList<>();
  private final Map<AccountRegion, Integer> places = new LinkedHashMap<>();
  private final Set<AccountRegion> applications = new LinkedHashSet<>();
  private final List<String> envelopes = new ArrayList<>();
  private final boolean samples;
  private boolean ofServices;
  private final List<Path> temporary = new ArrayList<>();
  private final Progress progress;

  /**
   * @param named files, or {@code -} for standard input
   * @param sampleFolder the folder whose events are sent if nothing is named
   * @throws UnusableInputException if an event cannot be used
   */
  EventSources(
      List<String> named, Path sampleFolder, InputStream standardInput, Progress progress) {
    this.progress = progress;
    samples = named.isEmpty();
    try {
      for (var name : named) {
        sources.add(
            name.equals(STANDARD_INPUT)
                ? new EventSource("standard input", copy(standardInput))
                : new EventSource(name, path(name)));
      }
      if (samples) {
        addSamples(sampleFolder);
      }
      for (var source : sources) {
        envelopes.addAll(source.check(this::note));
      }
    } catch (UnusableInputException e) {
      close(); // No caller gets this object, so no caller can close it.
      throw e;
    }
  }

  /** The accounts that the events named on the command line come from; empty for the samples. */
  Set<String> senders() {
    return samples
        ? Set.of()
        : places.keySet().stream()
            .map(AccountRegion::account)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** True if the events were named on the command line, and are not samples. */
  boolean chosen() {
    return !samples;
  }

  /** How many of the events name which account and Region. */
  Map<AccountRegion, Integer> places() {
    return Collections.unmodifiableMap(places);
  }

  /**
   * What is sent to these stacks: the samples from where they listen.
   *
   * @param expected what each event has to come to; empty for what the stacks promise
   * @param bus where events start that no AWS service sends; empty for the default bus
   * @throws UnusableInputException if they cannot start there
   */
  SentEvents sentTo(Stacks stacks, Optional<Outcome> expected, Optional<StartingBus> bus) {
    bus.ifPresent(named -> named.check(applications, stacks.cloud()));
    return new SentEvents(
        this, samples ? SamplePlaces.of(places, stacks) : SamplePlaces.UNMOVED, expected, bus);
  }

  /** True if an AWS service sends one of them. */
  boolean ofServices() {
    return ofServices;
  }

  /** A sentence for each kind of envelope that events were taken out of. */
  List<String> envelopes() {
    return Collections.unmodifiableList(envelopes);
  }

  private void note(Event event) {
    places.merge(event.place(), 1, Integer::sum);
    if (event.isOfService()) {
      ofServices = true;
    } else {
      applications.add(event.place());
    }
  }

  /**
   * Hands over each event, in order, once for each account and Region that it is to come from.
   *
   * @param from where the events that name an account and Region are to come from
   */
  void forEach(Function<AccountRegion, List<AccountRegion>> from, Consumer<Event> consumer) {
    for (var source : sources) {
      source.forEach(
          event -> {
            from.apply(event.place()).forEach(place -> send(Relocation.of(event, place), consumer));
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
