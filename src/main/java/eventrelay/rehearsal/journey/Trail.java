package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down an event's hops and ends. */
final class Trail {
  private final Cloud cloud;
  private final List<Hop> hops = new ArrayList<>();
  private final List<Outcome> ends = new ArrayList<>();
  private FunctionRun run;

  Trail(Cloud cloud) {
    this.cloud = cloud;
  }

  /** A hop that the event passes. */
  void passed(Place place, String at, Verdict verdict, String because) {
    add(place, at, verdict, because);
  }

  /** A hop that nothing on this way gets past; a part that hangs on nothing may be the reason. */
  void stopped(Place place, String at, Verdict verdict, String because, Outcome end) {
    var strays =
        Stream.concat(Stream.of(place.account()), hops.stream().map(Hop::account))
            .distinct()
            .flatMap(account -> cloud.straysIn(account).stream())
            .map(Stray::sentence)
            .collect(Collectors.joining("; "));
    add(place, at, verdict, strays.isEmpty() ? because : because + " (" + strays + ")");
    ends.add(end);
  }

  /** What IAM said; true if the event passes. */
  boolean asked(Place place, String at, String question, Decision decision) {
    if (decision.allowed()) {
      passed(place, at, Verdict.ALLOWED, question + ": " + decision.because());
      return true;
    }
    stopped(
        place, at, Verdict.DENIED, question + " is refused: " + decision.because(), Outcome.LOST);
    return false;
  }

  void delivered() {
    ends.add(Outcome.DELIVERED);
  }

  void ran(FunctionRun functionRun) {
    run = functionRun;
  }

  List<Hop> hops() {
    return hops;
  }

  Optional<FunctionRun> run() {
    return Optional.ofNullable(run);
  }

  /** The worst of the ends; an event that nothing wanted is filtered. */
  Outcome outcome() {
    return ends.stream().max(Outcome::compareTo).orElse(Outcome.FILTERED);
  }

  private void add(Place place, String at, Verdict verdict, String because) {
    hops.add(new Hop(place.account(), place.region(), at, verdict, because));
  }
}
