package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The events of one run: those named on the command line as they are, samples from where the stacks
 * listen.
 *
 * @param sources what is sent
 * @param places where from
 * @param expected what each has to come to; empty for what the stacks promise
 * @param bus where events start that no AWS service sends; empty for the default bus
 */
record SentEvents(
    EventSources sources,
    SamplePlaces places,
    Optional<Outcome> expected,
    Optional<StartingBus> bus) {

  /** Hands over each event, in order; each sample once for each account and Region. */
  void forEach(Consumer<Event> consumer) {
    sources.forEach(
        places::of, event -> consumer.accept(bus.map(start -> start.startOf(event)).orElse(event)));
  }

  /** A journey with what it has to come to. */
  Journey judged(Journey journey) {
    return expected.map(journey::expecting).orElse(journey);
  }

  /** The same events, of which each has to come to what the stacks promise. */
  SentEvents expectingWhatIsPromised() {
    return new SentEvents(sources, places, Optional.empty(), bus);
  }

  /** What the reader of a report has to know about the events, each a sentence. */
  List<String> notes() {
    var starts =
        bus.isPresent() && sources.ofServices()
            ? List.of("events of AWS services start on the default bus, whatever --bus says")
            : places.notes();
    return Stream.concat(sources.envelopes().stream(), starts.stream()).toList();
  }

  /** The accounts and Regions that the events come from. */
  Set<AccountRegion> from() {
    var from = new LinkedHashSet<AccountRegion>();
    sources.places().keySet().forEach(place -> from.addAll(places.of(place)));
    return from;
  }
}
