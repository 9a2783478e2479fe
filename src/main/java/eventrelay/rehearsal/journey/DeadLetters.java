package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.types.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What becomes of an event that a target or a function did not take. */
final class DeadLetters {
  /** Whether a caller may write to an endpoint, and use its key. */
  private record Questions(
      Function<Endpoint, Decision> sends, Function<Endpoint, Decision> usesKey) {}

  private final Cloud cloud;
  private final JourneyRecorder recorder;

  DeadLetters(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
  }

  /** EventBridge gives up on a target, and sends in its own name. */
  void of(Rule rule, Target target) {
    store(
        "target %s of rule %s".formatted(target.id(), rule.name()),
        rule.place(),
        rule.arn(),
        target.deadLetterQueue().stream().toList(),
        Optional.of(rule),
        new Questions(
            endpoint -> AccessChecks.send(cloud, rule, endpoint),
            endpoint -> KeyAccess.of(cloud, rule, endpoint)));
  }

  /** Lambda gives up on an event, and sends as the function's own role. */
  void of(LambdaFunction function, Role role) {
    store(
        "function " + function.name(),
        AccountRegion.of(function.arn()),
        function.arn(),
        Stream.concat(function.deadLetterQueue().stream(), function.onFailure().stream()).toList(),
        Optional.empty(),
        new Questions(
            endpoint -> AccessChecks.send(cloud, role, endpoint),
            endpoint -> KeyAccess.of(cloud, role, endpoint)));
  }

  /** One is enough, so that what others refuse is lost only if none keeps it. */
  private void store(
      String whose,
      AccountRegion place,
      String at,
      List<String> configured,
      Optional<Rule> rule,
      Questions questions) {
    var refused = new ArrayList<Hop>();
    for (var arn : configured) {
      var hop = keeps(whose, place, arn, rule, questions);
      if (hop.verdict() == Verdict.STORED) {
        refused.forEach(recorder::stopped);
        recorder.deadLettered(hop);
        return;
      }
      if (hop.verdict() == Verdict.NOT_JUDGED) {
        refused.forEach(recorder::stopped);
        recorder.notJudged(hop);
        return;
      }
      refused.add(hop);
    }
    if (refused.isEmpty()) {
      recorder.lost(place, at, Verdict.MISSING, whose + " has no dead-letter queue");
    } else {
      refused.subList(0, refused.size() - 1).forEach(recorder::stopped);
      recorder.lost(refused.get(refused.size() - 1));
    }
  }

  private Hop keeps(
      String whose, AccountRegion place, String arn, Optional<Rule> rule, Questions questions) {
    var there = Arn.find(arn).map(AccountRegion::of).orElse(place);
    var known = TargetKind.of(arn).filter(each -> each.caller() == TargetKind.Caller.EITHER);
    if (known.isEmpty()) {
      return new Hop(
          there,
          arn,
          Verdict.NOT_JUDGED,
          "whether %s keeps what %s failed at is not judged: the rehearsal follows queues and topics"
              .formatted(arn, whose));
    }
    var kind = known.get().noun();
    var found = cloud.endpoint(arn);
    if (found.isEmpty()) {
      var missing = "the dead-letter %s of %s is in no stack".formatted(kind, whose);
      return cloud
          .mayExist(there.account(), arn)
          .map(open -> new Hop(there, arn, Verdict.NOT_JUDGED, missing + ", and " + open))
          .orElseGet(() -> new Hop(there, arn, Verdict.MISSING, missing + ": " + arn));
    }
    var refusal = refusal(found.get(), place, rule.isPresent());
    if (refusal.isPresent()) {
      var because = "the dead-letter %s of %s %s".formatted(kind, whose, refusal.get());
      return new Hop(there, arn, Verdict.DENIED, because);
    }
    var name = found.get().name();
    var kept = "whether %s %s keeps it".formatted(kind, name);
    var sent = questions.sends().apply(found.get());
    var decision =
        sent.allowed() && found.get().dependsOnKey()
            ? questions.usesKey().apply(found.get())
            : sent;
    var because = decision.because();
    if (decision.undecided()) {
      return new Hop(
          there,
          arn,
          Verdict.NOT_JUDGED,
          "%s is not judged: %s".formatted(kept, because),
          decision.statements());
    }
    return decision.allowed()
        ? new Hop(
            there,
            arn,
            Verdict.STORED,
            "%s %s keeps it: %s".formatted(kind, name, because),
            decision.statements())
        : new Hop(
            there,
            arn,
            Verdict.DENIED,
            "%s %s refuses it: %s".formatted(kind, name, because),
            decision.statements());
  }

  /**
   * Why a queue cannot take it, whatever its policy says (EventBridge User Guide, "Using
   * dead-letter queues": a standard queue in the rule's Region, of any account).
   *
   * @param byService true if a service sends in its own name, false if it sends as a role
   */
  private static Optional<String> refusal(Endpoint queue, AccountRegion place, boolean byService) {
    if (!queue.place().region().equals(place.region())) {
      return Optional.of(
          "is in %s, and has to be in %s".formatted(queue.place().region(), place.region()));
    }
    if (queue.isFifo()) {
      return Optional.of("is a FIFO queue, and has to be a standard one");
    }
    if (byService && queue.refusesServices()) {
      return Optional.of(
          "is encrypted with %s, which no service can use"
              .formatted(queue.encryptionKey().orElseThrow()));
    }
    return Optional.empty();
  }
}
