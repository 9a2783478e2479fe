package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.Optional;

/** The role that EventBridge assumes for a target that has one. */
final class TargetRole {
  private final Cloud cloud;
  private final JourneyRecorder recorder;

  TargetRole(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
  }

  /** Whether EventBridge may assume the target's role for the rule. */
  Verdict assumed(Rule rule, Target target) {
    var arn = target.role().orElseThrow();
    var role = cloud.role(arn);
    if (role.isEmpty()) {
      var account = Arn.find(arn).map(Arn::account).orElse(rule.place().account());
      return recorder.absent(
          new AccountRegion(account, rule.place().region()),
          arn,
          "target %s of rule %s names a role that no stack has".formatted(target.id(), rule.name()),
          ErrorCode.FAILED_TO_ASSUME_ROLE);
    }
    return recorder.decided(
        rule.place(),
        arn,
        "sts:AssumeRole by rule %s on role %s".formatted(rule.name(), role.get().name()),
        AccessChecks.assume(cloud, role.get(), rule),
        ErrorCode.FAILED_TO_ASSUME_ROLE);
  }

  /**
   * Why EventBridge cannot send to a target directly: it does so in its own Region only, and to
   * another account as a role (EventBridge User Guide, "Sending events to an AWS service in another
   * account"). A bus is no such target.
   */
  Optional<Verdict> outOfReach(Rule rule, Target target, String kind) {
    var there = AccountRegion.of(target.arn());
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    if (!there.region().equals(rule.place().region())) {
      var because =
          "%s is a %s in another Region, and EventBridge sends to a bus only there"
              .formatted(named, kind);
      // AWS documents no error code for that.
      recorder.stopped(there, target.arn(), Verdict.DENIED, because);
      return Optional.of(Verdict.DENIED);
    }
    if (!there.account().equals(rule.place().account()) && target.role().isEmpty()) {
      var because =
          "%s has no role, and EventBridge sends to a %s of another account with one only"
              .formatted(named, kind);
      return Optional.of(
          recorder.refused(there, target.arn(), Verdict.DENIED, because, ErrorCode.NO_PERMISSIONS));
    }
    return Optional.empty();
  }

  /** The role, once it was found. */
  Role of(Target target) {
    return target.role().flatMap(cloud::role).orElseThrow();
  }
}
