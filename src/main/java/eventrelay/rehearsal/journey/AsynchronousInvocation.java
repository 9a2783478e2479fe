package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.node.NullNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.util.ArrayList;
import java.util.List;

/**
 * What Lambda does with an event once it has taken it: run the handler, try again, give up (Lambda
 * Developer Guide, "How Lambda handles errors and retries with asynchronous invocation").
 */
final class AsynchronousInvocation {
  private final Cloud cloud;
  private final FunctionRunner runner;
  private final Trail trail;
  private final Event event;
  private final DeadLetters deadLetters;
  private final FunctionLog functionLog;
  private final TopicAnswers topicAnswers;

  AsynchronousInvocation(
      Cloud cloud, FunctionRunner runner, TopicAnswers topicAnswers, Trail trail, Event event) {
    this.cloud = cloud;
    this.runner = runner;
    this.trail = trail;
    this.event = event;
    this.deadLetters = new DeadLetters(cloud, trail);
    this.functionLog = new FunctionLog(cloud, trail);
    this.topicAnswers = topicAnswers;
  }

  void of(LambdaFunction function) {
    var place = AccountRegion.of(function.arn());
    var role = cloud.role(function.role());
    if (role.isEmpty()) {
      // Lambda would send to the queue as this very role.
      trail.lost(
          place,
          function.role(),
          Verdict.MISSING,
          "function %s names a role that no stack has, and no queue can hold what Lambda cannot"
                  .formatted(function.name())
              + " send: "
              + function.role());
      return;
    }
    var question =
        "sts:AssumeRole by Lambda for function %s on role %s"
            .formatted(function.name(), role.get().name());
    var decision = Questions.execute(cloud, role.get());
    if (decision.undecided()) {
      trail.notJudged(place, role.get().arn(), question, decision);
      return;
    }
    if (!decision.allowed()) {
      trail.lost(
          place,
          role.get().arn(),
          Verdict.DENIED,
          question
              + " is refused, and no queue can hold what Lambda cannot send: "
              + decision.because(),
          decision.statements());
      return;
    }
    trail.passed(
        place,
        role.get().arn(),
        Verdict.ALLOWED,
        question + ": " + decision.because(),
        decision.statements());
    run(place, function, role.get());
  }

  private void run(AccountRegion place, LambdaFunction function, Role role) {
    if (function.code().isEmpty() && !function.handler().equals(Fault.BROKEN_HANDLER)) {
      trail.ran(new FunctionRun(function.name(), NullNode.getInstance(), List.of()));
      trail.passed(
          place,
          function.arn(),
          Verdict.ALLOWED,
          "function %s is invoked; its code is not at hand, so nothing was run"
              .formatted(function.name()));
      functionLog.write(place, function, role);
      return;
    }
    var log = new ArrayList<String>();
    var topics = topicAnswers.of(role, function);
    var notifications = new Notifications(trail, topics.decisions());
    var attempts = 1 + function.retries();
    for (var attempt = 1; attempt <= attempts; attempt++) {
      var invocation = runner.invoke(function, event.json(), topics.refusals());
      log.addAll(invocation.log());
      notifications.record(place, invocation);
      if (invocation instanceof Returned returned) {
        trail.ran(new FunctionRun(function.name(), returned.result(), log));
        functionLog.write(place, function, role);
        return;
      }
      var failed = (Failed) invocation;
      trail.stopped(
          place,
          function.arn(),
          Verdict.FAILED,
          "function %s failed at attempt %d of %d: %s: %s"
              .formatted(function.name(), attempt, attempts, failed.errorType(), failed.message()));
    }
    trail.ran(new FunctionRun(function.name(), NullNode.getInstance(), log));
    deadLetters.of(function, role);
  }
}
