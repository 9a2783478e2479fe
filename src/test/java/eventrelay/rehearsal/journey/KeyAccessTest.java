package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.KmsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues and topics that are encrypted with a customer key: its policy decides, too. */
@Timeout(120)
class KeyAccessTest {
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ARN = "arn:aws:kms:eu-west-1:" + HOME + ":key/" + ID;
  private static final String RULE = "eventPattern: '{\"account\":[\"" + HOME + "\"],\"x\":[1]}'";
  private static final String ANYBODY =
      "policy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
          + "\"Resource\":\"*\"}]}'";
  private static final String EVENTS = "\"Principal\":{\"Service\":\"events.amazonaws.com\"},";
  private static final String USE = "\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"]";

  @ParameterizedTest
  @CsvSource({
    ID + ", DELIVERED",
    ARN + ", DELIVERED",
    "alias/own, DELIVERED",
    "arn:aws:kms:eu-west-1:111111111111:alias/own, DELIVERED",
    "arn:aws:kms:eu-west-1:222222222222:alias/own, UNPROVEN",
    "arn:aws:kms:us-east-1:111111111111:alias/own, UNPROVEN",
    "alias/other, UNPROVEN",
    "00000000-12ab-34cd-56ef-1234567890ab, UNPROVEN",
  })
  void aKeyGoesByItsIdItsArnAndItsAliases(String name, Outcome outcome) {
    var journey =
        encrypted("sqs", name, "")
            .add(KmsTypes.KEY, "k", key("policy: " + policy(EVENTS + USE)))
            .add(KmsTypes.ALIAS, "a", "name: 'alias/own', targetKeyId: '" + ID + "'")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops())
        .extracting(Hop::because)
        .anyMatch(
            because ->
                because.contains(
                    outcome == Outcome.DELIVERED
                        ? "statement 1 of key policy of " + ID + " allows it"
                        : "the policy of its KMS key decides, and no stack holds it"));
  }

  /**
   * The statement of the key policy, what becomes of the event at a queue and at a topic, and why.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kms:GenerateDataKey*\",\"kms:Decrypt\" | | DELIVERED | DELIVERED | allows it",
        "\"kms:*\" | aws:SourceAccount=111111111111 | DELIVERED | LOST | key policy of",
        "\"kms:*\" | aws:SourceAccount=222222222222 | LOST | LOST | key policy of",
        "\"kms:*\" | aws:SourceArn=arn:aws:events:eu-west-1:111111111111:rule/r | UNPROVEN | LOST | key policy of",
        "\"kms:*\" | kms:ViaService=sqs.eu-west-1.amazonaws.com | UNPROVEN | UNPROVEN | kms:ViaService",
        "\"kms:*\" | kms:EncryptionContext:aws:sqs:arn=x | UNPROVEN | UNPROVEN | kms:EncryptionContext",
        "\"kms:GenerateDataKey\" | | LOST | LOST | is refused: ",
        "\"kms:Decrypt\" | | LOST | LOST | is refused: ",
      })
  void whatTheKeyPolicyLetsEventBridgeDo(
      String actions, String condition, Outcome ofQueue, Outcome ofTopic, String why) {
    var document = EVENTS + "\"Action\":[%s]".formatted(actions);
    if (condition != null) {
      document +=
          ",\"Condition\":{\"StringEquals\":{\"%s\":\"%s\"}}"
              .formatted((Object[]) condition.split("=", 2));
    }
    for (var service : new String[] {"sqs", "sns"}) {
      var journey =
          encrypted(service, ID, "")
              .add(KmsTypes.KEY, "k", key("policy: " + policy(document)))
              .send("x: 1");

      assertThat(journey.outcome())
          .as(service + " " + journey.hops())
          .isEqualTo(service.equals("sqs") ? ofQueue : ofTopic);
      assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', LOST, default key policy of",
    "isEnabled: true, LOST, default key policy of",
    "isEnabled: false, LOST, is disabled",
  })
  void aKeyWithoutAPolicyHasKmssOwn(String properties, Outcome outcome, String why) {
    var journey = encrypted("sqs", ID, "").add(KmsTypes.KEY, "k", key(properties)).send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).extracting(Hop::because).anyMatch(text -> text.contains(why));
  }

  @Test
  void aDisabledKeyRefusesWhateverItsPolicySays() {
    var journey =
        encrypted("sqs", ID, "")
            .add(KmsTypes.KEY, "k", key("isEnabled: false, policy: " + policy(EVENTS + USE)))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops())
        .extracting(Hop::because)
        .anyMatch(text -> text.contains("key " + ID + " is disabled [NO_PERMISSIONS]"));
  }

  @ParameterizedTest
  @CsvSource({ID, ARN})
  void aKeyPolicyOfItsOwnCounts(String name) {
    var journey =
        encrypted("sqs", ID, "")
            .add(KmsTypes.KEY, "k", key(""))
            .add(
                KmsTypes.KEY_POLICY,
                "p",
                "keyId: '%s', policy: %s".formatted(name, policy(EVENTS + USE)))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void aGrantMayLetItIn() {
    var journey =
        encrypted("sqs", ID, "")
            .add(KmsTypes.KEY, "k", key(""))
            .add("aws:kms/grant:Grant", "g", "keyId: '" + ID + "'")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "DEAD_LETTERED, '\"kms:GenerateDataKey\",\"kms:Decrypt\"', keeps it",
    "LOST, '\"kms:GenerateDataKey\"', refuses it",
  })
  void theKeyOfADeadLetterQueueDecidesToo(Outcome outcome, String actions, String why) {
    var queue = "arn:aws:sqs:eu-west-1:%s:t".formatted(HOME);
    var journey =
        new OpenWiring()
            .rule("default", "r", RULE)
            .add(
                EventBridgeTypes.TARGET,
                "t",
                "rule: 'r', eventBusName: 'default', arn: '%s', deadLetterConfig: {arn: '%s'}"
                    .formatted(OpenWiring.functionArn("gone"), queue))
            .add(SqsTypes.QUEUE, "t", "name: 't', kmsMasterKeyId: '" + ID + "', " + ANYBODY)
            .add(
                KmsTypes.KEY,
                "k",
                key("policy: " + policy(EVENTS + "\"Action\":[" + actions + "]")))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).last().extracting(Hop::because).asString().contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "root, r, DEAD_LETTERED",
    "role/r, r, DEAD_LETTERED",
    "role/other, r, LOST",
    "root, without-keys, LOST",
    "role/without-keys, without-keys, DEAD_LETTERED",
  })
  void aFunctionsRoleNeedsTheKeyOfItsDeadLetterQueue(
      String principal, String role, Outcome outcome) {
    var named = "\"Principal\":{\"AWS\":\"arn:aws:iam::%s:%s\"},".formatted(HOME, principal);
    var journey =
        new OpenWiring()
            .function(
                "f",
                ("role: 'arn:aws:iam::%s:role/%s', handler: 'a.b', reservedConcurrentExecutions: 0,"
                        + " deadLetterConfig: {targetArn: 'arn:aws:sqs:eu-west-1:%1$s:t'}")
                    .formatted(HOME, role))
            .rule("default", "r", RULE)
            .add(
                EventBridgeTypes.TARGET,
                "t",
                "rule: 'r', eventBusName: 'default', arn: '%s'"
                    .formatted(OpenWiring.functionArn("f")))
            .add(
                IamTypes.ROLE,
                "without-keys",
                "name: 'without-keys', assumeRolePolicy: "
                    + policy("\"Principal\":\"*\",\"Action\":\"*\"")
                        .replace(",\"Resource\":\"*\"", ""))
            .add(
                IamTypes.ROLE_POLICY,
                "without-keys",
                "role: 'without-keys', policy: " + policy("\"Action\":\"sqs:*\""))
            .add(SqsTypes.QUEUE, "t", "name: 't', kmsMasterKeyId: '" + ID + "', " + ANYBODY)
            .add(KmsTypes.KEY, "k", key("policy: " + policy(named + USE)))
            .send("x: 1");

    assertThat(journey.outcome()).as(journey.hops().toString()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    ID + ", 111111111111, UNPROVEN",
    "alias/aws/sqs, 111111111111, DELIVERED",
    "alias/aws/sqs, 222222222222, UNPROVEN",
  })
  void aRoleAndACustomerKeyAreNotJudged(String name, String account, Outcome outcome) {
    var journey =
        new OpenWiring()
            .rule("default", "r", RULE)
            .add(
                EventBridgeTypes.TARGET,
                "t",
                "rule: 'r', eventBusName: 'default', arn: 'arn:aws:sqs:eu-west-1:%s:t', roleArn: '%s'"
                    .formatted(account, "arn:aws:iam::111111111111:role/r"))
            .add(KmsTypes.KEY, "k", key("policy: " + policy("\"Principal\":\"*\"," + USE)))
            .in(account)
            .add(SqsTypes.QUEUE, "t", "name: 't', kmsMasterKeyId: '" + name + "', " + ANYBODY)
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
  }

  private static OpenWiring encrypted(String service, String key, String target) {
    return new OpenWiring()
        .rule("default", "r", RULE)
        .add(
            EventBridgeTypes.TARGET,
            "t",
            "rule: 'r', eventBusName: 'default', arn: 'arn:aws:%s:eu-west-1:%s:t'%s"
                .formatted(service, HOME, target))
        .add(
            service.equals("sqs") ? SqsTypes.QUEUE : "aws:sns/topic:Topic",
            "t",
            "name: 't', kmsMasterKeyId: '" + key + "', " + ANYBODY);
  }

  private static String key(String properties) {
    return "keyId: '%s', arn: '%s'%s"
        .formatted(ID, ARN, properties == null || properties.isEmpty() ? "" : ", " + properties);
  }

  private static String policy(String statement) {
    return "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",%s,\"Resource\":\"*\"}]}'"
        .formatted(statement);
  }
}
