package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.types.TargetKind;
import eventrelay.rehearsal.types.TargetKind.Caller;
import java.util.Optional;

/**
 * From a rule to a queue, a topic or another endpoint: does it exist, and may EventBridge, or the
 * target's role, call it (EventBridge User Guide, "Using resource-based policies for Amazon
 * EventBridge" and "IAM roles for sending events to targets").
 */
final class EndpointDelivery {
  private static final String ROLE_OF_RULE =
      "%s is not judged: it has no role, its rule has one, and AWS's pages do not say whether"
          + " EventBridge sends to a %s with that; give the role to the target";
  private static final String ROLE_WITHOUT_USE =
      "%s is not judged: AWS says that a target that is a %s is to have no role, and not what becomes"
          + " of the event if it has one; take the role off the target";
  private static final String INPUT =
      "%s is not judged: it does not send the whole event, and what a %s takes in its place is not"
          + " modelled; a real event settles it";
  private static final String UNSETTLED =
      "%s is not judged: the %s has %s, and AWS's pages do not say whether it takes events from"
          + " EventBridge then; a real event settles it";

  private static final String FIFO =
      "%s is not judged: it is a FIFO %s, and what EventBridge needs for one, such as a message group and"
          + " content-based deduplication, is not modelled; a real event settles it";

  private final Cloud cloud;
  private final JourneyRecorder recorder;
  private final DeadLetters deadLetters;
  private final TargetRole roles;

  EndpointDelivery(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
    this.deadLetters = new DeadLetters(cloud, recorder);
    this.roles = new TargetRole(cloud, recorder);
  }

  void deliver(Rule rule, Target target, TargetKind kind) {
    var verdict = takes(rule, target, kind);
    if (verdict != Verdict.STORED && verdict != Verdict.NOT_JUDGED) {
      deadLetters.of(rule, target);
    }
  }

  private Verdict takes(Rule rule, Target target, TargetKind kind) {
    var place = AccountRegion.of(target.arn());
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    var noun = kind.noun();
    var found = cloud.endpoint(target.arn());
    if (found.isEmpty()) {
      return absent(place, target, named, kind);
    }
    var outOfReach = roles.outOfReach(rule, target, noun);
    if (outOfReach.isPresent()) {
      return outOfReach.get();
    }
    var endpoint = found.get();
    var byRole = target.role().isPresent();
    if (byRole && kind.caller() == Caller.SERVICE) {
      return notJudged(endpoint, ROLE_WITHOUT_USE.formatted(named, noun));
    }
    if (!byRole && kind.caller() == Caller.ROLE) {
      return rule.role().isPresent()
          ? notJudged(endpoint, ROLE_OF_RULE.formatted(named, noun))
          : recorder.refused(
              place,
              target.arn(),
              Verdict.DENIED,
              "%s has no role, and EventBridge sends to a %s with one only".formatted(named, noun),
              ErrorCode.NO_PERMISSIONS);
    }
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
              .formatted(noun, endpoint.name(), endpoint.encryptionKey().orElseThrow()),
          ErrorCode.NO_PERMISSIONS);
    }
    var caller = byRole ? "role " + roles.of(target).name() : "rule " + rule.name();
    var question =
        "%s by %s on %s %s"
            .formatted(String.join(" and ", kind.actions()), caller, noun, endpoint.name());
    var decision =
        byRole
            ? AccessChecks.send(cloud, roles.of(target), endpoint)
            : AccessChecks.send(cloud, rule, endpoint);
    if (!decision.allowed()) {
      return recorder.decided(place, target.arn(), question, decision, ErrorCode.NO_PERMISSIONS);
    }
    if (kind == TargetKind.LOG_GROUP && !target.input().isWholeEvent()) {
      return notJudged(endpoint, INPUT.formatted(named, noun));
    }
    if (endpoint.isFifo()) {
      return notJudged(endpoint, FIFO.formatted(named, noun));
    }
    if (!endpoint.unsettled().isEmpty()) {
      var properties = String.join(" and ", endpoint.unsettled());
      return notJudged(endpoint, UNSETTLED.formatted(named, noun, properties));
    }
    var key = key(rule, endpoint, byRole);
    if (key.filter(Decision::allowed).isEmpty() && key.isPresent()) {
      return recorder.decided(place, target.arn(), question, key.get(), ErrorCode.NO_PERMISSIONS);
    }
    recorder.delivered(
        place,
        target.arn(),
        Verdict.STORED,
        question + ": " + decision.because() + key.map(each -> "; " + each.because()).orElse(""),
        decision.statements());
    return Verdict.STORED;
  }

  private Verdict absent(AccountRegion place, Target target, String named, TargetKind kind) {
    if (kind.caller() != Caller.EITHER) {
      return recorder.absent(
          place,
          target.arn(),
          "%s names a %s that no stack has".formatted(named, kind.noun()),
          ErrorCode.NO_RESOURCE);
    }
    // Such a target is often another team's, in a stack of its own.
    recorder.notFollowed(
        place,
        target.arn(),
        "%s is not followed: it names a %s that no stack here has; add its stack's export"
            .formatted(named, kind.noun()));
    return Verdict.NOT_JUDGED;
  }

  /** What the policy of the endpoint's key decides; empty if it does not. */
  private Optional<Decision> key(Rule rule, Endpoint endpoint, boolean byRole) {
    var sameAccount = endpoint.place().account().equals(rule.place().account());
    if (endpoint.encryptionKey().isEmpty() || endpoint.hasAwsManagedKey() && sameAccount) {
      return Optional.empty();
    }
    return Optional.of(
        byRole && endpoint.kind().caller() == Caller.EITHER
            ? KeyAccess.asTargetRole()
            : KeyAccess.of(cloud, rule, endpoint));
  }

  private Verdict notJudged(Endpoint endpoint, String because) {
    recorder.notJudged(endpoint.place(), endpoint.arn(), because);
    return Verdict.NOT_JUDGED;
  }
}
