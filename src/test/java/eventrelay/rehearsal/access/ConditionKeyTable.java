package eventrelay.rehearsal.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rehearsal knows of each condition key, by kind of request, as a table. */
public final class ConditionKeyTable {
  private static final String ROLE = "arn:aws:iam::222222222222:role/forwarder";
  private static final String RULE = "arn:aws:events:us-east-1:222222222222:rule/forward";
  private static final String BUS = "arn:aws:events:us-east-1:111111111111:event-bus/bus";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:222222222222:queue";
  private static final String KEY = "arn:aws:kms:us-east-1:222222222222:key/k";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:notify";
  private static final Optional<String> ORGANIZATION = Optional.of("o-a1b2c3d4e5");

  private record Column(String title, RequestContext context) {}

  private ConditionKeyTable() {}

  /** One row for each key, in Markdown. */
  public static String of(List<String> keys) {
    var columns = columns();
    return row(Stream.concat(Stream.of("key"), columns.stream().map(Column::title)))
        + row(Stream.generate(() -> "---").limit(columns.size() + 1L))
        + keys.stream()
            .map(
                key ->
                    row(
                        Stream.concat(
                            Stream.of("`" + key + "`"),
                            columns.stream().map(column -> cell(column.context(), key)))))
            .collect(Collectors.joining());
  }

  /** The operators that are known, in Markdown. */
  public static String operators() {
    return Stream.concat(
            Arrays.stream(Comparison.values()).map(Comparison::word), Stream.of("Null"))
        .map(word -> "`" + word + "`")
        .collect(Collectors.joining(", "));
  }

  private static List<Column> columns() {
    return List.of(
        new Column(
            "A rule's role puts an event onto a bus",
            ConditionKeys.event(
                resource(ConditionKeys.byRule(role(), Optional.of(RULE), "222222222222", BUS), BUS),
                "aws.ec2",
                "EC2 Instance State-change Notification")),
        new Column(
            "A rule's role calls another target",
            resource(ConditionKeys.byService(role()), FUNCTION)),
        new Column(
            "The function's role writes logs, publishes or sends",
            resource(ConditionKeys.byFunction(role(), FUNCTION), QUEUE)),
        new Column("EventBridge calls for a rule, in its own name", resource(service(), FUNCTION)),
        new Column(
            "EventBridge creates a log stream",
            resource(ConditionKeys.logStream(service(), RULE), FUNCTION)),
        new Column(
            "EventBridge uses the key of a queue",
            resource(ConditionKeys.keyOfQueue(plainService(), RULE, QUEUE), KEY)),
        new Column(
            "EventBridge uses the key of a topic",
            resource(ConditionKeys.keyOfTopic(plainService()), KEY)),
        new Column(
            "A function's role uses the key of a queue or topic",
            resource(ConditionKeys.keyByRole(role(), ROLE, QUEUE), KEY)),
        new Column(
            "Lambda assumes the function's role",
            resource(ConditionKeys.ofService("lambda.amazonaws.com"), ROLE)));
  }

  private static RequestContext service() {
    return ConditionKeys.source(plainService(), RULE, ORGANIZATION);
  }

  private static RequestContext plainService() {
    return ConditionKeys.ofService("events.amazonaws.com");
  }

  private static RequestContext role() {
    return ConditionKeys.ofRole(ROLE, ORGANIZATION);
  }

  private static RequestContext resource(RequestContext context, String arn) {
    return ConditionKeys.resource(context, arn, ORGANIZATION);
  }

  private static String cell(RequestContext context, String key) {
    var readings = context.readings(key);
    if (readings.size() > 1) {
      return "not judged";
    }
    return switch (context.present(key)) {
      case YES -> readings.isEmpty() ? "set, value not known" : "**known**";
      case NO -> "never set";
      default -> "not judged";
    };
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
