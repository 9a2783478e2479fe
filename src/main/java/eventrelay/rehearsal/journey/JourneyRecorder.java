package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.DanglingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes down an event's hops and ends. What a function does with the event is written down later,
 * in its place.
 */
final class JourneyRecorder {
  private static final int MOST_REFERENCES = 2;

  private final Cloud cloud;
  private final List<Hop> hops = new ArrayList<>();
  private final List<Outcome> ends = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private int written;
  private boolean beside;
  private FunctionRun run;

  JourneyRecorder(Cloud cloud) {
    this.cloud = cloud;
  }

  /** What is still to be written down, and how many hops come before it. */
  private record Later(int after, Runnable work) {}

  /** Keeps a place for what is known only when {@link #end} is called. */
  void later(Runnable work) {
    later.add(new Later(written, work));
  }

  /** Writes down what was kept for later. */
  void end() {
    var added = 0;
    for (var kept : later) {
      var before = hops.size();
      written = kept.after() + added;
      kept.work().run();
      added += hops.size() - before;
    }
    later.clear();
    written = hops.size();
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

  /** A hop that stops the event; a resource that is attached to nothing may be the reason. */
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
    var dangling =
        Stream.concat(
                Stream.of(place.account()),
                hops.subList(0, written).stream().map(hop -> hop.place().account()))
            .distinct()
            .flatMap(account -> cloud.danglingIn(account).stream())
            .map(DanglingReference::sentence)
            .toList();
    var why = dangling.isEmpty() ? because : because + " (" + some(dangling) + ")";
    add(place, at, verdict, why, statements);
  }

  private static String some(List<String> dangling) {
    var more = dangling.size() - MOST_REFERENCES;
    return String.join("; ", dangling.subList(0, Math.min(MOST_REFERENCES, dangling.size())))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  /** No rule wanted the event here. */
  void filtered(AccountRegion place, String at, String because) {
    stopped(place, at, Verdict.NO_MATCH, because);
    ends.add(Outcome.FILTERED);
  }

  /** A hop that the event does not get past, as it was found. */
  void stopped(Hop hop) {
    stopped(hop.place(), hop.at(), hop.verdict(), hop.because(), hop.statements());
  }

  /** The hop was the last that could have held the event. */
  void lost(Hop hop) {
    lost(hop.place(), hop.at(), hop.verdict(), hop.because(), hop.statements());
  }

  /** The model cannot say what AWS would do there. */
  void notJudged(Hop hop) {
    notJudged(hop.place(), hop.at(), hop.because(), hop.statements());
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

  /** What policies decide about a hop, which goes on if they allow it. */
  Verdict decided(
      AccountRegion place, String at, String question, Decision decision, ErrorCode code) {
    if (decision.undecided()) {
      notJudged(place, at, question, decision);
      return Verdict.NOT_JUDGED;
    }
    if (decision.allowed()) {
      passed(
          place, at, Verdict.ALLOWED, question + ": " + decision.because(), decision.statements());
      return Verdict.ALLOWED;
    }
    stopped(
        place,
        at,
        Verdict.DENIED,
        "%s is refused: %s [%s]".formatted(question, decision.because(), code),
        decision.statements());
    return Verdict.DENIED;
  }

  /** A hop that AWS refuses, whatever policies say. */
  Verdict refused(AccountRegion place, String at, Verdict verdict, String because, ErrorCode code) {
    stopped(place, at, verdict, "%s [%s]".formatted(because, code));
    return verdict;
  }

  /** What a target names is in no stack: it is missing only from an account that a stack is of. */
  Verdict absent(AccountRegion place, String at, String because, ErrorCode code) {
    var open = cloud.mayExist(place.account(), at);
    if (open.isEmpty()) {
      return refused(place, at, Verdict.MISSING, because + ": " + at, code);
    }
    notJudged(place, at, because + ", and " + open.get());
    return Verdict.NOT_JUDGED;
  }

  /** Beside the event's way: what comes of it decides only if nothing else does. */
  void notFollowed(AccountRegion place, String at, String because) {
    add(place, at, Verdict.NOT_JUDGED, because, List.of());
    beside = true;
  }

  /** A queue holds the event. */
  void deadLettered(Hop hop) {
    hops.add(written++, hop);
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

  /**
   * The worst of the ends; an event that nothing wanted is filtered, unless something wanted it
   * that is not followed.
   */
  Outcome outcome() {
    var worst = ends.stream().max(Outcome::compareTo).orElse(Outcome.FILTERED);
    return beside && worst == Outcome.FILTERED ? Outcome.UNPROVEN : worst;
  }

  private void add(
      AccountRegion place,
      String at,
      Verdict verdict,
      String because,
      List<StatementText> statements) {
    hops.add(written++, new Hop(place, at, verdict, because, statements));
  }
}
