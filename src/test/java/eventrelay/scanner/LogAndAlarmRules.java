package eventrelay.scanner;

import static eventrelay.scanner.Breach.with;
import static eventrelay.scanner.Breach.without;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import eventrelay.scanner.ScannerRule.Held;
import java.util.List;

/** What scanners ask of log groups and alarms. */
final class LogAndAlarmRules {
  private LogAndAlarmRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_66",
            "A log group says how long it keeps its log.",
            new Held(
                "LogGroup",
                group -> group.input("retentionInDays").asInt(0) > 0,
                without("retentionInDays"),
                "NotifierFunctionTest.logsWhereLambdaWritesForAsLongAsItIsAsked")),
        held(
            "CKV_AWS_338 CloudWatch.16",
            "A log group keeps its log for a year, unless the stack file says otherwise.",
            new Held(
                "LogGroup",
                group -> group.input("retentionInDays").asInt(0) >= 365,
                with("retentionInDays", "180"),
                "ManagementStackTest.keepsTheFunctionsLogForAYear")),
        excused(
            "CKV_AWS_158 AWS-0017",
            "A log group is encrypted with a customer managed key.",
            "CloudWatch Logs encrypts every log with its own key. A customer managed key costs money"
                + " each month, and once it is disabled no one can read the log; the events in it"
                + " name instances and accounts, which are no secret."),
        held(
            "CKV_AWS_319 CloudWatch.15 CloudWatch.17",
            "An alarm has an action.",
            new Held(
                "MetricAlarm",
                alarm ->
                    alarm.input("actionsEnabled").asBoolean(true)
                        && !alarm.input("alarmActions").isEmpty(),
                with("actionsEnabled", "false"),
                "AlarmsTest.ringAtTheFirstMessageAndNotForMissingData")));
  }
}
