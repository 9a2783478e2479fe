package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** CloudWatch and CloudWatch Logs. */
public final class CloudWatchTypes {
  /** A log group. */
  public static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

  /** A policy for log groups of the account, which lets services write to them. */
  public static final String LOG_POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

  /** An alarm on a metric. */
  public static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

  static final List<ResourceType> ALL = List.of(logGroup(), logPolicy(), alarm());

  private CloudWatchTypes() {}

  private static ResourceType logGroup() {
    return Entry.of(LOG_GROUP, EventEffect.KEEPS)
        .importId("{name}")
        .arn((in, place) -> place.logGroup(in.text("name")))
        .arnForm("logs", "log-group")
        .replacing("name", "namePrefix", "logGroupClass")
        .duplicateError("ResourceAlreadyExistsException")
        .loss("the lines of log group %s")
        .terraform("aws_cloudwatch_log_group")
        .byDefault("skipDestroy", false)
        .keeps("logGroupClass", "namePrefix")
        .because(
            "retentionInDays",
            "the stack file's logRetentionDays says how long; what Lambda makes keeps its lines for"
                + " ever")
        .entry();
  }

  private static ResourceType logPolicy() {
    return Entry.of(LOG_POLICY, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .trait(Trait.WRITTEN_OVER)
        .importId("{policyName}")
        .replacing("policyName")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_log_resource_policy")
        .entry();
  }

  private static ResourceType alarm() {
    var watched = "the alarm watches the relay's own queue, rule or function";
    var once = "a single message or failure alarms";
    return Entry.of(ALARM, EventEffect.BESIDE)
        .importId("{name}")
        .arn((in, place) -> place.alarm(in.text("name")))
        .replacing("name")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_metric_alarm")
        .renamed("alarmName", "name")
        .renamed("metricQuery", "metricQueries")
        .byDefault("actionsEnabled", true)
        .byDefault("treatMissingData", "missing")
        .keeps("evaluateLowSampleCountPercentiles")
        .because("alarmActions", "the relay's alarms go to its own topic")
        .because("alarmDescription", "the relay says what the alarm means")
        .because("comparisonOperator", once)
        .because("dimensions", watched)
        .because("evaluationPeriods", once)
        .because("metricName", watched)
        .because("metricQueries", "the alarm watches every way in which a message can be lost")
        .because("namespace", watched)
        .because("period", "a minute is the shortest that the metric has")
        .because("statistic", once)
        .because("threshold", once)
        .because("treatMissingData", "no data is no failure")
        .template(
            TemplateEntry.of("AWS::CloudWatch::Alarm")
                .ref("name")
                .property("AlarmName", "name")
                .property("AlarmDescription", "alarmDescription")
                .property("Namespace", "namespace")
                .property("MetricName", "metricName")
                .property("Statistic", "statistic")
                .property("Period", "period")
                .property("EvaluationPeriods", "evaluationPeriods")
                .property("Threshold", "threshold")
                .property("ComparisonOperator", "comparisonOperator")
                .property("TreatMissingData", "treatMissingData")
                .property("AlarmActions", "alarmActions")
                .namesAndValues("Dimensions", "dimensions"))
        .entry();
  }
}
