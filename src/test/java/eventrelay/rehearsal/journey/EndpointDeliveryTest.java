package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.AWAY;
import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.KinesisTypes;
import eventrelay.rehearsal.types.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State machines, streams and log groups as targets: who has to allow what, and what is missing.
 */
@Timeout(120)
class EndpointDeliveryTest {
  private static final String RULE = "eventPattern: '{\"account\":[\"" + HOME + "\"],\"x\":[1]}'";
  private static final String ROLE = "roleArn: 'arn:aws:iam::" + HOME + ":role/%s'";
  private static final String ALL = "\"Action\":\"*\",\"Resource\":\"*\"";
  private static final String BOTH =
      "\"Principal\":{\"Service\":[\"events.amazonaws.com\",\"delivery.logs.amazonaws.com\"]},";
  private static final String WRITE =
      "\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
          + "\"Resource\":\"arn:aws:logs:eu-west-1:111111111111:log-group:/x:*\"";

  /** What of a situation is not as it has to be, what becomes of the event, and why. */
  private static final List<List<String>> OF_A_ROLE =
      List.of(
          List.of("", "DELIVERED", " by role r on "),
          List.of("no role", "LOST", " has no role, and EventBridge sends to a "),
          List.of("no role, rule has one", "UNPROVEN", "its rule has one, and AWS's pages do not"),
          List.of("role gone", "LOST", "a role that no stack has"),
          List.of("role gone, queue", "DEAD_LETTERED", "keeps it"),
          List.of("role of other actions", "LOST", " by role narrow on "),
          List.of("role of other actions, queue", "DEAD_LETTERED", "keeps it"),
          List.of("resource gone", "LOST", " that no stack has: arn:aws:"),
          List.of("resource gone, queue", "DEAD_LETTERED", "keeps it"),
          List.of("account not covered", "UNPROVEN", "no stack here is of account 222222222222"),
          List.of("other Region", "LOST", "in another Region"),
          List.of("other account", "LOST", "no resource policy"),
          List.of("key", "UNPROVEN", "whether EventBridge needs that key is not modelled"));

  static Stream<Arguments> ofARole() {
    return TargetKind.ALL.stream()
        .filter(kind -> kind.caller() == TargetKind.Caller.ROLE)
        .flatMap(
            kind ->
                OF_A_ROLE.stream()
                    .map(row -> Arguments.of(kind, row.get(0), row.get(1), row.get(2))));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("ofARole")
  void aTargetThatARoleCalls(TargetKind kind, String wrong, Outcome outcome, String why) {
    var account = wrong.endsWith("covered") || wrong.equals("other account") ? AWAY : HOME;
    var region = wrong.equals("other Region") ? "us-east-1" : "eu-west-1";
    var arn = "arn:aws:%s:%s:%s:%sx".formatted(kind.service(), region, account, kind.prefix());
    var properties = new ArrayList<>(List.of("arn: '%s'".formatted(arn)));
    if (!wrong.contains("no role")) {
      var role = wrong.contains("role gone") ? "gone" : wrong.contains("actions") ? "narrow" : "r";
      properties.add(ROLE.formatted(role));
    }
    if (wrong.contains("queue")) {
      properties.add("deadLetterConfig: {arn: 'arn:aws:sqs:eu-west-1:" + HOME + ":q'}");
    }
    var wiring =
        new OpenWiring()
            .rule("default", "r", RULE + (wrong.contains("rule has") ? ", roleArn: 'r'" : ""))
            .add(EventBridgeTypes.TARGET, "t", target(properties))
            .add(
                "aws:sqs/queue:Queue",
                "q",
                "name: 'q', policy: " + document("\"Principal\":\"*\"," + ALL))
            .add(
                IamTypes.ROLE,
                "narrow",
                "name: 'narrow', assumeRolePolicy: "
                    + document("\"Principal\":\"*\",\"Action\":\"*\""))
            .add(
                IamTypes.ROLE_POLICY,
                "narrow",
                "role: 'narrow', policy: "
                    + document("\"Action\":\"events:PutEvents\",\"Resource\":\"*\""));
    if (!wrong.endsWith("covered")) {
      wiring.in(account, region);
    }
    if (!wrong.endsWith("covered") && !wrong.contains("resource gone")) {
      wiring.add(kind.type(), "x", "name: 'x'" + (wrong.equals("key") ? ", " + key(kind) : ""));
    }

    var journey = wiring.send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  private static String key(TargetKind kind) {
    var property = kind.encryptionKey().split("/");
    return property.length == 1
        ? property[0] + ": 'k'"
        : "%s: {%s: 'k'}".formatted(property[0], property[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"firehose:PutRecord\",\"firehose:PutRecordBatch\"', DELIVERED, 'allows it'",
    "'\"firehose:PutRecord\"', UNPROVEN, 'which of the two actions EventBridge calls'",
    "'\"firehose:PutRecordBatch\"', UNPROVEN, 'which of the two actions EventBridge calls'",
    "'\"kinesis:PutRecord\"', LOST, 'firehose:PutRecord and firehose:PutRecordBatch by role narrow'",
  })
  void whichActionADeliveryStreamIsCalledWithIsNotSaid(
      String actions, Outcome outcome, String why) {
    var journey =
        narrow("arn:aws:firehose:eu-west-1:111111111111:deliverystream/d", actions)
            .add(KinesisTypes.FIREHOSE, "d", "name: 'd'")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  @ParameterizedTest
  @CsvSource({
    "kinesisSourceConfiguration: {kinesisStreamArn: 's'}, UNPROVEN",
    "kinesisSourceConfiguration: {}, DELIVERED",
  })
  void aDeliveryStreamWithASourceOfItsOwnIsNotJudged(String properties, Outcome outcome) {
    var journey =
        narrow("arn:aws:firehose:eu-west-1:111111111111:deliverystream/d", "\"firehose:*\"")
            .add(KinesisTypes.FIREHOSE, "d", "name: 'd', " + properties)
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "'', DELIVERED",
    "encryptionType: 'NONE', DELIVERED",
    "'kmsKeyId: ''alias/aws/kinesis'', encryptionType: ''KMS''', DELIVERED",
    "'kmsKeyId: ''alias/own'', encryptionType: ''KMS''', UNPROVEN",
    "'kmsKeyId: ''alias/own'', encryptionType: ''NONE''', DELIVERED",
  })
  void onlyACustomerKeyOfAStreamDecides(String properties, Outcome outcome) {
    var journey =
        narrow("arn:aws:kinesis:eu-west-1:111111111111:stream/s", "\"kinesis:PutRecord\"")
            .add(
                KinesisTypes.STREAM,
                "s",
                "name: 's'" + (properties == null || properties.isEmpty() ? "" : ", " + properties))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "Allow, 222222222222, DELIVERED, allow it",
    "Allow, 111111111111, DELIVERED, allows it",
    "Deny, 111111111111, LOST, denies it",
    "Deny, 222222222222, LOST, denies it",
  })
  void theResourcePolicyOfAStreamCounts(
      String effect, String account, Outcome outcome, String why) {
    var arn = "arn:aws:kinesis:eu-west-1:%s:stream/s".formatted(account);
    var policy =
        document("\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:role/narrow\"}," + ALL)
            .replace("Allow", effect);
    var journey =
        narrow(arn, "\"kinesis:PutRecord\"")
            .in(account)
            .add(KinesisTypes.STREAM, "s", "name: 's'")
            .add(
                KinesisTypes.RESOURCE_POLICY,
                "s",
                "resourceArn: '%s', policy: %s".formatted(arn, policy))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:states:eu-west-1:111111111111:stateMachine:m:live",
    "arn:aws:states:eu-west-1:111111111111:activity:m",
    "arn:aws:kinesis:eu-west-1:111111111111:stream/s/consumer/c:1",
    "arn:aws:logs:eu-west-1:111111111111:log-group:/x:*",
  })
  void whatIsNoEndpointItselfIsNotFollowed(String arn) {
    var journey = narrow(arn, "\"*\"").send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.lastStop().orElseThrow().because()).contains("is not followed: the");
  }

  /**
   * The statements of the account's policy, the log group's name, and what becomes of the event.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "both, write | /x | DELIVERED | statement 1 of log resource policy p allows it",
        "both, create; both, put when from rule | /x | DELIVERED | allows it",
        "both, write when from rule | /x | UNPROVEN | leave the condition off logs:CreateLogStream",
        "both, create; both, put when from other | /x | LOST | [NO_PERMISSIONS]",
        "events, write | /x | UNPROVEN | does not say which of them writes; allow both",
        "delivery, write | /x | UNPROVEN | does not say which of them writes; allow both",
        "both, put | /x | LOST | [NO_PERMISSIONS]",
        "both, create | /x | LOST | [NO_PERMISSIONS]",
        "both, write without star | /x | LOST | [NO_PERMISSIONS]",
        " | /x | LOST | no resource policy [NO_PERMISSIONS]",
        " | /aws/events/x | UNPROVEN | EventBridge's console writes a policy",
        "both, deny | /aws/events/x | LOST | denies it [NO_PERMISSIONS]",
      })
  void whatTheAccountsPoliciesSayOfALogGroup(
      String statements, String name, Outcome outcome, String why) {
    var wiring = logs(name, "");
    if (statements != null) {
      wiring.add(
          CloudWatchTypes.LOG_POLICY,
          "p",
          "policyName: 'p', policyDocument: " + logPolicy(statements, name));
    }

    var journey = wiring.send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  @Test
  void severalPoliciesForLogGroupsCountTogetherAndOnlyThoseOfThePlace() {
    var create = "policyName: 'c', policyDocument: " + logPolicy("both, create", "/x");
    var put = "policyName: 'p', policyDocument: " + logPolicy("both, put", "/x");
    var here =
        logs("/x", "")
            .add(CloudWatchTypes.LOG_POLICY, "c", create)
            .add(CloudWatchTypes.LOG_POLICY, "p", put);
    var elsewhere =
        logs("/x", "")
            .add(CloudWatchTypes.LOG_POLICY, "c", create)
            .in(HOME, "us-east-1")
            .add(CloudWatchTypes.LOG_POLICY, "p", put);

    assertThat(here.send("x: 1").outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(elsewhere.send("x: 1").outcome()).isEqualTo(Outcome.LOST);
  }

  @ParameterizedTest
  @CsvSource({
    "\"roleArn: 'arn:aws:iam::111111111111:role/r'\", UNPROVEN, is to have no role",
    "\"input: '{}'\", UNPROVEN, does not send the whole event",
    "\"deadLetterConfig: {arn: 'arn:aws:sqs:eu-west-1:111111111111:q'}\", DELIVERED, allows it",
  })
  void aLogGroupTakesTheWholeEventFromEventBridgeItself(
      String target, Outcome outcome, String why) {
    var journey =
        logs("/x", ", " + target.replace("\"", ""))
            .add(
                CloudWatchTypes.LOG_POLICY,
                "p",
                "policyName: 'p', policyDocument: " + logPolicy("both, write", "/x"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  private static OpenWiring logs(String name, String target) {
    return new OpenWiring()
        .rule("default", "r", RULE)
        .add(CloudWatchTypes.LOG_GROUP, "x", "name: '%s'".formatted(name))
        .add(
            EventBridgeTypes.TARGET,
            "t",
            target(List.of("arn: 'arn:aws:logs:eu-west-1:%s:log-group:%s'".formatted(HOME, name)))
                + target);
  }

  private static OpenWiring narrow(String arn, String actions) {
    return new OpenWiring()
        .rule("default", "r", RULE)
        .add(
            EventBridgeTypes.TARGET,
            "t",
            target(List.of("arn: '%s'".formatted(arn), ROLE.formatted("narrow"))))
        .add(
            IamTypes.ROLE,
            "narrow",
            "name: 'narrow', assumeRolePolicy: " + document("\"Principal\":\"*\",\"Action\":\"*\""))
        .add(
            IamTypes.ROLE_POLICY,
            "narrow",
            "role: 'narrow', policy: "
                + document("\"Action\":[%s],\"Resource\":\"*\"".formatted(actions)));
  }

  private static String target(List<String> properties) {
    return "rule: 'r', eventBusName: 'default', " + String.join(", ", properties);
  }

  private static String logPolicy(String statements, String name) {
    return Stream.of(statements.split("; "))
        .map(
            statement -> {
              var principal =
                  statement.startsWith("events")
                      ? BOTH.replace(",\"delivery.logs.amazonaws.com\"", "")
                      : statement.startsWith("delivery")
                          ? BOTH.replace("\"events.amazonaws.com\",", "")
                          : BOTH;
              var action =
                  statement.contains("create")
                      ? WRITE.replace(",\"logs:PutLogEvents\"", "")
                      : statement.contains("put")
                          ? WRITE.replace("\"logs:CreateLogStream\",", "")
                          : WRITE;
              var condition =
                  !statement.contains("when")
                      ? ""
                      : ",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":"
                          + "\"arn:aws:events:eu-west-1:111111111111:rule/%s\"}}"
                              .formatted(statement.contains("other") ? "other" : "r");
              var resource = statement.contains("without") ? action.replace(":*\"", "\"") : action;
              var effect = statement.contains("deny") ? "Deny" : "Allow";
              return "{\"Effect\":\"%s\",%s%s%s}"
                  .formatted(effect, principal, resource.replace("/x", name), condition);
            })
        .reduce((one, other) -> one + "," + other)
        .map("'{\"Version\":\"2012-10-17\",\"Statement\":[%s]}'"::formatted)
        .orElseThrow();
  }

  private static String document(String statement) {
    return "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",%s}]}'"
        .formatted(statement);
  }
}
