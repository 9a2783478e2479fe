package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Telling people about events: the topic, and what the function needs to publish to it. */
@Timeout(60)
class NotificationsTest {
  private static final StackRun NOTIFYING =
      StackRun.shipped("mgmt")
          .with("notify: {emails: [a@example.com, b@example.com], states: [terminated, stopped]}");
  private static final String TOPIC =
      "arn:aws:sns:ap-northeast-1:111111111111:event-relay-notifications";

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = NOTIFYING.declares();
  }

  @Test
  void goToAnEncryptedTopicThatTheFunctionsRoleAloneMayPublishTo() {
    var topic = stack.resource("Topic", "management-notification-topic");
    assertThat(topic.inputs())
        .isEqualTo(
            json(
                """
                {"name": "event-relay-notifications", "kmsMasterKeyId": "alias/aws/sns"}
                """));
    assertThat(topic.output("arn").textValue()).isEqualTo(TOPIC);
    var policy = stack.resource("TopicPolicy", "management-notification-topic-policy");
    assertThat(policy.input("arn").textValue()).isEqualTo(TOPIC);
    assertThat(policy.document("policy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowRole", "Effect": "Allow",
                   "Principal": {
                     "AWS": "arn:aws:iam::111111111111:role/management_lambda_exec_role"},
                   "Action": "sns:Publish", "Resource": "%1$s"},
                  {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*",
                   "Action": "sns:Publish", "Resource": "%1$s",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                """
                    .formatted(TOPIC)));
  }

  @Test
  void reachEveryAddress() {
    assertThat(stack.ofType("TopicSubscription"))
        .filteredOn(to -> to.input("topic").textValue().equals(TOPIC))
        .extracting(to -> to.state().name() + " " + to.input("protocol") + to.input("endpoint"))
        .containsExactlyInAnyOrder(
            "management-notification-to-a@example.com \"email\"\"a@example.com\"",
            "management-notification-to-b@example.com \"email\"\"b@example.com\"");
  }

  @Test
  void tellTheFunctionWhereAboutWhatAndWhoIsWho() {
    var function = stack.resource("Function", "management-function");
    assertThat(function.input("environment"))
        .isEqualTo(
            json(
                """
                {"variables": {
                  "NOTIFY_TOPIC_ARN": "%s",
                  "NOTIFY_STATES": "terminated,stopped",
                  "ACCOUNT_NAMES": "{\\"111111111111\\":\\"management\\",\
                \\"222222222222\\":\\"development\\"}"}}
                """
                    .formatted(TOPIC)));
    assertThat(function.waitsFor()).contains("management-notification-topic");
  }

  @Test
  void areAboutEveryStateIfNoneIsChosen() {
    var all = NOTIFYING.with("notify: {emails: [a@example.com]}").declares();
    assertThat(variable(all, "NOTIFY_STATES")).isEmpty();
  }

  @Test
  void nameTheAccountsByTheIdsTheyAnswer() {
    var asked =
        NOTIFYING
            .with("management: {region: ap-northeast-1, profile: management}")
            .with("development: [{name: team-a, regions: [us-east-1], profile: a}]")
            .account("management", "999999999999")
            .account("team-a", "000000000042")
            .declares();
    assertThat(variable(asked, "ACCOUNT_NAMES"))
        .isEqualTo("{\"000000000042\":\"team-a\",\"999999999999\":\"management\"}");
  }

  @Test
  void nameAsManyAccountsAsTheEnvironmentHoldsAndSayHowManyGoById() {
    // {"111111111111":"management"} takes 29 characters, each further account 41 with its comma.
    var rest = 3_000 - 29 - 72 * 41;
    var all = withAccounts(72, rest);
    assertThat(variable(all, "ACCOUNT_NAMES")).hasSize(3_000);
    assertThat(all.messages()).isEmpty();

    var most = withAccounts(72, rest + 1);
    assertThat(json(variable(most, "ACCOUNT_NAMES"))).hasSize(72);
    assertThat(most.messages())
        .containsExactly(
            "the function's variable ACCOUNT_NAMES holds the names of 72 of 73 accounts, because"
                + " Lambda takes 4 KB for all variables; notifications call the other one, the"
                + " last of development, by its id");
  }

  @Test
  void nameTheFirstAccountsOfTheFileWhateverTheirIds() {
    var stack = withAccounts(100, 0);
    // The ids grow with the order of the file, except for the management account's.
    assertThat(json(variable(stack, "ACCOUNT_NAMES")).fieldNames())
        .toIterable()
        .hasSize(73)
        .startsWith("000000000000")
        .endsWith("000000000071", "111111111111");
    assertThat(stack.messages())
        .singleElement()
        .asString()
        .contains("73 of 101 accounts", "the other 28, the last of development, by their ids");
  }

  /** Accounts with names of 23 characters, and the first few of them with some more. */
  private static DeclaredStack withAccounts(int count, int more) {
    var account =
        "{name: account-no-%1$012d%2$s, id: \"%1$012d\", regions: [us-east-1], profile: p}";
    var accounts =
        IntStream.range(0, count)
            .mapToObj(i -> account.formatted(i, "x".repeat(Math.max(0, Math.min(9, more - 9 * i)))))
            .collect(Collectors.joining(", ", "development: [", "]"));
    return NOTIFYING.with(accounts).declares();
  }

  @Test
  void giveTheFunctionTheRightToPublish() {
    assertThat(
            stack
                .resource("RolePolicy", "management-function-role-policy")
                .document("policy")
                .path("Statement"))
        .hasSize(4)
        .contains(
            json(
                """
                {"Sid": "AllowNotify", "Effect": "Allow",
                 "Action": "sns:Publish", "Resource": "%s"}
                """
                    .formatted(TOPIC)));
  }

  @Test
  void needNothingIfNobodyIsToBeTold() {
    var without = StackRun.shipped("mgmt").declares();
    assertThat(without.ofType("Topic"))
        .extracting(topic -> topic.state().name())
        .containsExactly("management-alarm-topic");
    assertThat(without.ofType("TopicSubscription")).isEmpty();
    assertThat(without.resource("Function", "management-function").inputKeys())
        .doesNotContain("environment");
  }

  @Test
  void areSentByNoDevelopmentHalf() {
    var development =
        StackVariants.development(stack).with("notify: {emails: [a@example.com]}").declares();
    assertThat(development.ofType("Topic"))
        .extracting(topic -> topic.input("name").textValue())
        .containsExactly("event-relay-alarms");
    assertThat(development.ofType("TopicSubscription")).hasSize(1);
  }

  @Test
  void arePreviewedWithWhatIsKnown() {
    var preview = NOTIFYING.previewed().declares();
    assertThat(preview.all()).containsExactlyInAnyOrderElementsOf(stack.all());
    assertThat(preview.providerNames()).isEqualTo(stack.providerNames());
  }

  private static String variable(DeclaredStack stack, String name) {
    return stack
        .resource("Function", "management-function")
        .input("environment")
        .path("variables")
        .path(name)
        .textValue();
  }
}
