package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import eventrelay.rehearsal.function.PendingInvocation;
import eventrelay.rehearsal.journey.TopicAnswers.OfRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda does with an event once it has taken it: run the handler, try again, give up (Lambda
 * Developer Guide, "How Lambda handles errors and retries with asynchronous invocation").
 */
final class AsynchronousInvocation {
  private final Cloud cloud;
  private final FunctionRunner runner;
  private final JourneyRecorder recorder;
  private final DeadLetters deadLetters;
  private final FunctionLog functionLog;
  private final TopicAnswers topicAnswers;

  AsynchronousInvocation(
      Cloud cloud, FunctionRunner runner, TopicAnswers topicAnswers, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.runner = runner;
    this.recorder = recorder;
    this.deadLetters = new DeadLetters(cloud, recorder);
    this.functionLog = new FunctionLog(cloud, recorder);
    this.topicAnswers = topicAnswers;
  }

  /**
   * Invokes the function.
   *
   * @param input what the target hands over; empty if that cannot be said
   */
  void of(LambdaFunction function, Optional<JsonNode> input) {
    var place = AccountRegion.of(function.arn());
    var role = cloud.role(function.role());
    var open = cloud.mayExist(place.account(), function.role());
    if (role.isEmpty() && open.isPresent()) {
      recorder.notJudged(
          place,
          function.role(),
          "function %s names a role that no stack has, and %s"
              .formatted(function.name(), open.get()));
      return;
    }
    if (role.isEmpty()) {
      // Lambda would send to the queue as this very role.
      recorder.lost(
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
    var decision = AccessChecks.execute(cloud, role.get());
    if (decision.undecided()) {
      recorder.notJudged(place, role.get().arn(), question, decision);
      return;
    }
    if (!decision.allowed()) {
      recorder.lost(
          place,
          role.get().arn(),
          Verdict.DENIED,
          question
              + " is refused, and no queue can hold what Lambda cannot send: "
              + decision.because(),
          decision.statements());
      return;
    }
    recorder.passed(
        place,
        role.get().arn(),
        Verdict.ALLOWED,
        question + ": " + decision.because(),
        decision.statements());
    if (function.switchedOff()) {
      recorder.stopped(
          place,
          function.arn(),
          Verdict.FAILED,
          "function %s has a reserved concurrency of 0, so that Lambda never runs it"
              .formatted(function.name()));
      deadLetters.of(function, role.get());
      return;
    }
    run(place, function, role.get(), input);
  }

  private void run(
      AccountRegion place, LambdaFunction function, Role role, Optional<JsonNode> input) {
    if (function.code().isEmpty() && !function.isBroken() || input.isEmpty()) {
      var why =
          input.isEmpty() ? "what its target hands over cannot be said" : "its code is not at hand";
      recorder.later(() -> notRun(place, function, role, why));
      return;
    }
    var topics = topicAnswers.of(role, function);
    var first = runner.begin(function, input.get(), topics.refusals());
    recorder.later(() -> end(place, function, role, topics, first));
  }

  private void notRun(AccountRegion place, LambdaFunction function, Role role, String why) {
    recorder.ran(new FunctionRun(function.name(), NullNode.getInstance(), List.of()));
    recorder.passed(
        place,
        function.arn(),
        Verdict.ALLOWED,
        "function %s is invoked; %s, so nothing was run".formatted(function.name(), why));
    functionLog.write(place, function, role);
  }

  private void end(
      AccountRegion place,
      LambdaFunction function,
      Role role,
      OfRole topics,
      PendingInvocation run) {
    var log = new ArrayList<String>();
    var notifications = new Notifications(recorder, topics.decisions());
    var attempts = 1 + function.retries();
    for (var attempt = 1; attempt <= attempts; attempt++) {
      var invocation = attempt == 1 ? run.end() : run.again();
      log.addAll(invocation.log());
      notifications.record(place, invocation);
      if (invocation instanceof Returned returned) {
        recorder.ran(new FunctionRun(function.name(), returned.result(), log));
        functionLog.write(place, function, role);
        return;
      }
      var failed = (Failed) invocation;
      recorder.stopped(
          place,
          function.arn(),
          Verdict.FAILED,
          "function %s failed at attempt %d of %d: %s: %s"
              .formatted(function.name(), attempt, attempts, failed.errorType(), failed.message()));
    }
    recorder.ran(new FunctionRun(function.name(), NullNode.getInstance(), log));
    deadLetters.of(function, role);
  }
}
