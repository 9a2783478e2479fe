package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import java.util.LinkedHashSet;
import java.util.List;

/** A function that may not write its log still runs, but its line is lost. */
final class FunctionLog {
  private final Cloud cloud;
  private final JourneyRecorder recorder;

  FunctionLog(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
  }

  void write(AccountRegion place, LambdaFunction function, Role role) {
    var logGroup = function.logGroup();
    if (cloud.endpoint(logGroup).isEmpty()) {
      var created = AccessChecks.writeLog(cloud, role, function, "logs:CreateLogGroup", logGroup);
      if (created.undecided()) {
        recorder.notJudged(place, logGroup, "logs:CreateLogGroup by role " + role.name(), created);
        return;
      }
      var open = cloud.mayExist(place.account(), logGroup);
      if (!created.allowed() && open.isPresent()) {
        recorder.notJudged(
            place,
            logGroup,
            "no stack has the log group of function %s, and %s"
                .formatted(function.name(), open.get()));
        return;
      }
      if (!created.allowed()) {
        recorder.lost(
            place,
            logGroup,
            Verdict.MISSING,
            "no stack has the log group of function %s, and role %s may not create it: %s"
                .formatted(function.name(), role.name(), created.because()),
            created.statements());
        return;
      }
    }
    var allowing = new LinkedHashSet<StatementText>();
    for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
      var decision = AccessChecks.writeLog(cloud, role, function, action, logGroup);
      if (decision.undecided()) {
        recorder.notJudged(
            place, logGroup, "%s by role %s".formatted(action, role.name()), decision);
        return;
      }
      if (!decision.allowed()) {
        recorder.lost(
            place,
            logGroup,
            Verdict.DENIED,
            "%s by role %s is refused: %s".formatted(action, role.name(), decision.because()),
            decision.statements());
        return;
      }
      allowing.addAll(decision.statements());
    }
    recorder.delivered(
        place,
        logGroup,
        Verdict.STORED,
        "role %s writes the line".formatted(role.name()),
        List.copyOf(allowing));
  }
}
