package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.util.List;

/** The last part of the way: permission, execution role, the handler itself, and its log. */
final class FunctionDelivery {
  private final Cloud cloud;
  private final FunctionRunner runner;
  private final Trail trail;
  private final JsonNode event;

  FunctionDelivery(Cloud cloud, FunctionRunner runner, Trail trail, JsonNode event) {
    this.cloud = cloud;
    this.runner = runner;
    this.trail = trail;
    this.event = event;
  }

  void deliver(Rule rule, Target target) {
    var place = Place.of(target.arn());
    var found = cloud.function(target.arn());
    if (found.isEmpty()) {
      trail.stopped(
          place,
          target.arn(),
          Verdict.MISSING,
          "target %s of rule %s names a function that no stack has: %s"
              .formatted(target.id(), rule.name(), target.arn()),
          Outcome.LOST);
      return;
    }
    var function = found.get();
    if (trail.asked(
            place,
            function.arn(),
            "for rule %s to invoke function %s".formatted(rule.name(), function.name()),
            Questions.invoke(function, rule))
        && runsAsItsRole(place, function)) {
      run(place, function);
    }
  }

  private boolean runsAsItsRole(Place place, LambdaFunction function) {
    var role = cloud.role(function.role());
    if (role.isEmpty()) {
      trail.stopped(
          place,
          function.role(),
          Verdict.MISSING,
          "function %s names a role that no stack has: %s"
              .formatted(function.name(), function.role()),
          Outcome.LOST);
      return false;
    }
    return trail.asked(
        place,
        role.get().arn(),
        "for Lambda to run function %s as role %s".formatted(function.name(), role.get().name()),
        Questions.execute(role.get()));
  }

  private void run(Place place, LambdaFunction function) {
    if (function.code().isEmpty()) {
      trail.ran(new FunctionRun(function.name(), NullNode.getInstance(), List.of()));
      trail.passed(
          place,
          function.arn(),
          Verdict.ALLOWED,
          "function %s is invoked; its code is not at hand, so nothing was run"
              .formatted(function.name()));
      writeLog(place, function, cloud.role(function.role()).orElseThrow());
      return;
    }
    var invocation = runner.invoke(function, event);
    if (invocation instanceof Returned returned) {
      trail.ran(new FunctionRun(function.name(), returned.result(), returned.log()));
      writeLog(place, function, cloud.role(function.role()).orElseThrow());
    } else if (invocation instanceof Failed failed) {
      trail.ran(new FunctionRun(function.name(), NullNode.getInstance(), failed.log()));
      trail.stopped(
          place,
          function.arn(),
          Verdict.FAILED,
          "function %s failed: %s: %s"
              .formatted(function.name(), failed.errorType(), failed.message()),
          Outcome.LOST);
    }
  }

  /** A function that may not write its log runs all the same, and nobody ever reads its line. */
  private void writeLog(Place place, LambdaFunction function, Role role) {
    var logGroup = function.logGroup();
    if (!cloud.hasLogGroup(logGroup)) {
      var created = Questions.writeLog(role, "logs:CreateLogGroup", logGroup);
      if (!created.allowed()) {
        trail.stopped(
            place,
            logGroup,
            Verdict.MISSING,
            "no stack has the log group of function %s, and role %s may not create it: %s"
                .formatted(function.name(), role.name(), created.because()),
            Outcome.LOST);
        return;
      }
    }
    for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
      var decision = Questions.writeLog(role, action, logGroup);
      if (!decision.allowed()) {
        trail.stopped(
            place,
            logGroup,
            Verdict.DENIED,
            "%s by role %s is refused: %s".formatted(action, role.name(), decision.because()),
            Outcome.LOST);
        return;
      }
    }
    trail.passed(place, logGroup, Verdict.STORED, "role %s writes the line".formatted(role.name()));
    trail.delivered();
  }
}
