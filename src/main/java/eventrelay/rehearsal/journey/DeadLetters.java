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
import java.util.Optional;
import java.util.function.Function;

/** What becomes of an event that a target or a function did not take. */
final class DeadLetters {
  private final Cloud cloud;
  private final Trail trail;

  DeadLetters(Cloud cloud, Trail trail) {
    this.cloud = cloud;
    this.trail = trail;
  }

  /** EventBridge gives up on a target. */
  void of(Rule rule, Target target) {
    store(
        "target %s of rule %s".formatted(target.id(), rule.name()),
        rule.place(),
        rule.arn(),
        target.deadLetterQueue(),
        queue -> Questions.deadLetter(cloud, rule, queue));
  }

  /** Lambda gives up on an event; it sends as the function's own role. */
  void of(LambdaFunction function, Role role) {
    store(
        "function " + function.name(),
        AccountRegion.of(function.arn()),
        function.arn(),
        function.deadLetterQueue(),
        queue -> Questions.deadLetter(cloud, role, queue));
  }

  private void store(
      String whose,
      AccountRegion place,
      String at,
      Optional<String> configured,
      Function<Endpoint, Decision> question) {
    if (configured.isEmpty()) {
      trail.lost(place, at, Verdict.MISSING, whose + " has no dead-letter queue");
      return;
    }
    var arn = configured.get();
    var queue = cloud.queue(arn);
    if (queue.isEmpty()) {
      trail.lost(
          place,
          arn,
          Verdict.MISSING,
          "the dead-letter queue of %s is in no stack: %s".formatted(whose, arn));
      return;
    }
    var there = queue.get().place();
    if (!there.equals(place)) {
      trail.lost(
          there,
          arn,
          Verdict.DENIED,
          "the dead-letter queue of %s is in %s of %s, and has to be in %s of %s"
              .formatted(whose, there.region(), there.account(), place.region(), place.account()));
      return;
    }
    var decision = question.apply(queue.get());
    if (decision.undecided()) {
      trail.notJudged(there, arn, "whether queue %s keeps it".formatted(Arn.nameOf(arn)), decision);
    } else if (decision.allowed()) {
      trail.deadLettered(
          there,
          arn,
          "queue %s keeps it: %s".formatted(Arn.nameOf(arn), decision.because()),
          decision.statements());
    } else {
      trail.lost(
          there,
          arn,
          Verdict.DENIED,
          "queue %s refuses it: %s".formatted(Arn.nameOf(arn), decision.because()),
          decision.statements());
    }
  }
}
