package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.event.Event;

/** From a rule to a function: does it exist, and may EventBridge invoke it. */
final class FunctionDelivery {
  private final Cloud cloud;
  private final Trail trail;
  private final DeadLetters deadLetters;
  private final AsynchronousInvocation invocation;

  FunctionDelivery(
      Cloud cloud, FunctionRunner runner, TopicAnswers topicAnswers, Trail trail, Event event) {
    this.cloud = cloud;
    this.trail = trail;
    this.deadLetters = new DeadLetters(cloud, trail);
    this.invocation = new AsynchronousInvocation(cloud, runner, topicAnswers, trail, event);
  }

  void deliver(Rule rule, Target target) {
    var place = AccountRegion.of(target.arn());
    var function = cloud.function(target.arn());
    if (function.isEmpty()) {
      trail.stopped(
          place,
          target.arn(),
          Verdict.MISSING,
          "target %s of rule %s names a function that no stack has: %s [%s]"
              .formatted(target.id(), rule.name(), target.arn(), ErrorCode.NO_RESOURCE));
      deadLetters.of(rule, target);
    } else {
      invoke(place, rule, target, function.get());
    }
  }

  private void invoke(AccountRegion place, Rule rule, Target target, LambdaFunction function) {
    var question =
        "lambda:InvokeFunction by rule %s on function %s".formatted(rule.name(), function.name());
    var decision = Questions.invoke(cloud, function, rule);
    if (decision.undecided()) {
      trail.notJudged(place, function.arn(), question, decision);
    } else if (decision.allowed()) {
      trail.passed(
          place,
          function.arn(),
          Verdict.ALLOWED,
          question + ": " + decision.because(),
          decision.statements());
      // From here on EventBridge has delivered; what follows is Lambda's to retry.
      invocation.of(function);
    } else {
      trail.stopped(
          place,
          function.arn(),
          Verdict.DENIED,
          "%s is refused: %s [%s]"
              .formatted(question, decision.because(), ErrorCode.NO_PERMISSIONS),
          decision.statements());
      deadLetters.of(rule, target);
    }
  }
}
