package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.QueueOrTopic;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.Optional;

/**
 * From a rule to a queue or a topic: does it exist, and may EventBridge, or the target's role,
 * write to it (EventBridge User Guide, "Using resource-based policies for Amazon EventBridge").
 */
final class MessageDelivery {
  private final Cloud cloud;
  private final JourneyRecorder recorder;
  private final DeadLetters deadLetters;
  private final TargetRole roles;

  MessageDelivery(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
    this.deadLetters = new DeadLetters(cloud, recorder);
    this.roles = new TargetRole(cloud, recorder);
  }

  void toQueue(Rule rule, Target target) {
    deliver(rule, target, cloud.queue(target.arn()), "queue", "sqs:SendMessage");
  }

  void toTopic(Rule rule, Target target) {
    deliver(rule, target, cloud.topic(target.arn()), "topic", "sns:Publish");
  }

  private void deliver(
      Rule rule, Target target, Optional<QueueOrTopic> found, String kind, String action) {
    var verdict = takes(rule, target, found, kind, action);
    if (verdict != Verdict.STORED && verdict != Verdict.NOT_JUDGED) {
      deadLetters.of(rule, target);
    }
  }

  private Verdict takes(
      Rule rule, Target target, Optional<QueueOrTopic> found, String kind, String action) {
    var place = AccountRegion.of(target.arn());
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    if (found.isEmpty()) {
      // Such a target is often another team's, in a stack of its own.
      recorder.notFollowed(
          place,
          target.arn(),
          "%s is not followed: it names a %s that no stack here has; add its stack's export"
              .formatted(named, kind));
      return Verdict.NOT_JUDGED;
    }
    var outOfReach = roles.outOfReach(rule, target, kind);
    if (outOfReach.isPresent()) {
      return outOfReach.get();
    }
    var endpoint = found.get();
    var byRole = target.role().isPresent();
    if (byRole) {
      var assumed = roles.assumed(rule, target);
      if (assumed != Verdict.ALLOWED) {
        return assumed;
      }
    } else if (endpoint.refusesServices()) {
      return recorder.refused(
          place,
          target.arn(),
          Verdict.DENIED,
          "%s %s is encrypted with %s, which no service can use"
              .formatted(kind, endpoint.name(), endpoint.encryptionKey().orElseThrow()),
          ErrorCode.NO_PERMISSIONS);
    }
    if (endpoint.dependsOnKey()) {
      recorder.notJudged(
          place, target.arn(), "%s by %s".formatted(action, named) + DeadLetters.KEY_DECIDES);
      return Verdict.NOT_JUDGED;
    }
    var caller = byRole ? "role " + roles.of(target).name() : "rule " + rule.name();
    var question = "%s by %s on %s %s".formatted(action, caller, kind, endpoint.name());
    var decision =
        byRole
            ? AccessChecks.send(cloud, roles.of(target), action, endpoint)
            : AccessChecks.send(cloud, rule, action, endpoint);
    if (!decision.allowed() || decision.undecided()) {
      return recorder.decided(place, target.arn(), question, decision, ErrorCode.NO_PERMISSIONS);
    }
    recorder.delivered(
        place,
        target.arn(),
        Verdict.STORED,
        question + ": " + decision.because(),
        decision.statements());
    return Verdict.STORED;
  }
}
