package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.event.Event;
import java.util.stream.Stream;

/** From a rule to a function: does it exist, and may EventBridge invoke it. */
final class FunctionDelivery {
  private static final String EITHER =
      " is not judged: the target's role and the function's permission do not allow the same, and"
          + " AWS does not document which of them counts within an account; take the role off the"
          + " target, or allow both";

  private final Cloud cloud;
  private final JourneyRecorder recorder;
  private final Event event;
  private final DeadLetters deadLetters;
  private final TargetRole roles;
  private final AsynchronousInvocation invocation;

  FunctionDelivery(
      Cloud cloud,
      FunctionRunner runner,
      TopicAnswers topicAnswers,
      JourneyRecorder recorder,
      Event event) {
    this.cloud = cloud;
    this.recorder = recorder;
    this.deadLetters = new DeadLetters(cloud, recorder);
    this.roles = new TargetRole(cloud, recorder);
    this.event = event;
    this.invocation = new AsynchronousInvocation(cloud, runner, topicAnswers, recorder);
  }

  void deliver(Rule rule, Target target) {
    var verdict = invoked(rule, target);
    if (verdict != Verdict.ALLOWED && verdict != Verdict.NOT_JUDGED) {
      deadLetters.of(rule, target);
    }
  }

  private Verdict invoked(Rule rule, Target target) {
    var place = AccountRegion.of(target.arn());
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    var function = cloud.function(target.arn());
    if (function.isEmpty()) {
      return recorder.absent(
          place,
          target.arn(),
          named + " names a function that no stack has",
          ErrorCode.NO_RESOURCE);
    }
    var outOfReach = roles.outOfReach(rule, target, "function");
    if (outOfReach.isPresent()) {
      return outOfReach.get();
    }
    var verdict =
        target.role().isEmpty()
            ? byRule(rule, function.get())
            : byRole(rule, target, function.get());
    if (verdict == Verdict.ALLOWED) {
      // From here on EventBridge has delivered; what follows is Lambda's to retry.
      invocation.of(function.get(), target.input().of(event.json(), rule.arn()));
    }
    return verdict;
  }

  private Verdict byRule(Rule rule, LambdaFunction function) {
    return recorder.decided(
        AccountRegion.of(function.arn()),
        function.arn(),
        question("rule " + rule.name(), function),
        AccessChecks.invoke(cloud, function, rule),
        ErrorCode.NO_PERMISSIONS);
  }

  /** The target's role is the caller; within an account, that is not sure. */
  private Verdict byRole(Rule rule, Target target, LambdaFunction function) {
    var place = AccountRegion.of(function.arn());
    var role = target.role().flatMap(cloud::role);
    if (place.account().equals(rule.place().account())
        && role.isPresent()
        && differ(rule, function, role.get())) {
      recorder.notJudged(place, function.arn(), question("rule " + rule.name(), function) + EITHER);
      return Verdict.NOT_JUDGED;
    }
    var assumed = roles.assumed(rule, target);
    if (assumed != Verdict.ALLOWED) {
      return assumed;
    }
    return recorder.decided(
        place,
        function.arn(),
        question("role " + roles.of(target).name(), function),
        AccessChecks.invoke(cloud, function, roles.of(target)),
        ErrorCode.NO_PERMISSIONS);
  }

  private boolean differ(Rule rule, LambdaFunction function, Role role) {
    var assumed = AccessChecks.assume(cloud, role, rule);
    var asRole = AccessChecks.invoke(cloud, function, role);
    var asService = AccessChecks.invoke(cloud, function, rule);
    return Stream.of(assumed, asRole, asService).noneMatch(Decision::undecided)
        && (assumed.allowed() && asRole.allowed()) != asService.allowed();
  }

  private static String question(String caller, LambdaFunction function) {
    return "lambda:InvokeFunction by %s on function %s".formatted(caller, function.name());
  }
}
