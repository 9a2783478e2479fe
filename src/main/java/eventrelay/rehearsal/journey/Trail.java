package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes down an event's hops and ends. */
final class Trail {
  private static final int MOST_STRAYS = 2;

  private final Cloud cloud;
  private final List<Hop> hops = new ArrayList<>();
  private final List<Outcome> ends = new ArrayList<>();
  private FunctionRun run;

  Trail(Cloud cloud) {
    this.cloud = cloud;
  }

  /** A hop that the event passes. */
  void passed(AccountRegion place, String at, Verdict verdict, String because) {
    passed(place, at, verdict, because, List.of());
  }

  /** A hop that policies let the event pass. */
  void passed(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    add(place, at, verdict, because, statements);
  }

  /** A hop that the event does not get past; a part that hangs on nothing may be the reason. */
  void stopped(AccountRegion place, String at, Verdict verdict, String because) {
    stopped(place, at, verdict, because, List.of());
  }

  /** A hop at which policies stop the event. */
  void stopped(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    var strays =
        Stream.concat(Stream.of(place.account()), hops.stream().map(hop -> hop.place().account()))
            .distinct()
            .flatMap(account -> cloud.straysIn(account).stream())
            .map(Stray::sentence)
            .toList();
    var why = strays.isEmpty() ? because : because + " (" + some(strays) + ")";
    add(place, at, verdict, why, statements);
  }

  private static String some(List<String> strays) {
    var more = strays.size() - MOST_STRAYS;
    return String.join("; ", strays.subList(0, Math.min(MOST_STRAYS, strays.size())))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  /** No rule wanted the event here. */
  void filtered(AccountRegion place, String at, String because) {
    stopped(place, at, Verdict.NO_MATCH, because);
    ends.add(Outcome.FILTERED);
  }

  /** Nothing holds the event. */
  void lost(AccountRegion place, String at, Verdict verdict, String because) {
    lost(place, at, verdict, because, List.of());
  }

  /** Policies stop the event, and nothing holds it. */
  void lost(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    stopped(place, at, verdict, because, statements);
    ends.add(Outcome.LOST);
  }

  /** The model cannot say what AWS would do with the event. */
  void notJudged(AccountRegion place, String at, String because) {
    notJudged(place, at, because, List.of());
  }

  /** What the policies say here cannot be said. */
  void notJudged(AccountRegion place, String at, String question, Decision decision) {
    notJudged(place, at, question + " is not judged: " + decision.because(), decision.statements());
  }

  private void notJudged(
      AccountRegion place, String at, String because, List<StatementText> statements) {
    add(place, at, Verdict.NOT_JUDGED, because, statements);
    ends.add(Outcome.UNPROVEN);
  }

  /** A queue holds the event. */
  void deadLettered(
      AccountRegion place, String at, String because, List<StatementText> statements) {
    add(place, at, Verdict.STORED, because, statements);
    ends.add(Outcome.DEAD_LETTERED);
  }

  /** The event is where it was to go. */
  void delivered(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    add(place, at, verdict, because, statements);
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

  private void add(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    hops.add(new Hop(place, at, verdict, because, statements));
  }
}
