package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trust by the organization that accounts are of. */
@Timeout(120)
class OrganizationTest {
  private static final StackRun WITH_ACCOUNTS =
      StackRun.shipped("mgmt").with("organization: o-a1b2c3d4e5");
  private static final StackRun ALONE = WITH_ACCOUNTS.with("development: []");

  @Test
  void letsInTheForwardingRoleOfAnyOfItsAccounts() {
    var stack = ALONE.declares();
    assertThat(statement(stack))
        .isEqualTo(
            json(
                """
                {"Sid": "AllowDevelopmentAccount", "Effect": "Allow", "Principal": "*",
                 "Action": "events:PutEvents",
                 "Resource":
                   "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events",
                 "Condition": {
                   "ArnLike": {
                     "aws:PrincipalArn": "arn:aws:iam::*:role/eventbridge-to-management-role"},
                   "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"},
                   "ForAllValues:StringEquals": {
                     "events:source": "aws.ec2",
                     "events:detail-type": "EC2 Instance State-change Notification"},
                   "Null": {"events:source": "false", "events:detail-type": "false"}}}
                """));
    assertThat(accounts(stack)).isEqualTo(json("[{\"anything-but\": [\"111111111111\"]}]"));
    assertThat(stack.resource("Hub", "management").input("sources")).isEmpty();
  }

  @Test
  void declaresWhatTheAccountsByNameDo() {
    var usual = StackRun.shipped("mgmt").declares();
    for (var form : new StackRun[] {ALONE, WITH_ACCOUNTS}) {
      assertThat(form.declares().all()).containsExactlyInAnyOrderElementsOf(usual.all());
      var exports = form.declares().exports();
      assertThat(exports.remove("organization")).hasToString("\"o-a1b2c3d4e5\"");
      assertThat(exports).isEqualTo(usual.exports());
      assertThat(form.previewed().declares().all())
          .containsExactlyInAnyOrderElementsOf(usual.all());
    }
  }

  @Test
  void hasToHoldTogetherWithTheAccountsThatAreNamed() {
    var stack = WITH_ACCOUNTS.declares();
    assertThat(statement(stack).path("Principal"))
        .isEqualTo(json("{\"AWS\": \"arn:aws:iam::222222222222:root\"}"));
    assertThat(statement(stack).at("/Condition/StringEquals"))
        .isEqualTo(json("{\"aws:PrincipalOrgID\": \"o-a1b2c3d4e5\"}"));
    assertThat(accounts(stack)).isEqualTo(json("[\"222222222222\"]"));
  }

  @Test
  void keepsOutAManagementAccountThatIsAskedForItsId() {
    var stack =
        ALONE
            .with("management: {region: ap-northeast-1, profile: management}")
            .account("management", "444444444444")
            .declares();
    assertThat(accounts(stack)).isEqualTo(json("[{\"anything-but\": [\"444444444444\"]}]"));
  }

  @Test
  void opensTheDefaultBusTooIfThatReceives() {
    var stack = ALONE.with("bus: default").declares();
    assertThat(statement(stack).path("Resource").textValue()).endsWith(":event-bus/default");
    assertThat(statement(stack).at("/Condition/ArnLike/aws:PrincipalArn").textValue())
        .isEqualTo("arn:aws:iam::*:role/eventbridge-to-management-role-default");
  }

  @Test
  void isTheOnlyReasonForAnOpenPrincipal() {
    for (var variant : StackVariants.declared().entrySet()) {
      for (var policy : variant.getValue().ofType("EventBusPolicy")) {
        var statement = policy.document("policy").at("/Statement/0");
        var open = statement.path("Principal").toString().contains("*");
        var condition = statement.path("Condition");
        assertThat(condition.at("/ArnLike/aws:PrincipalArn").textValue())
            .as(variant.getKey())
            .matches("arn:aws:iam::\\*:role/eventbridge-to-management-role(-Relay-two|-default)?");
        if (open) {
          assertThat(condition.at("/StringEquals/aws:PrincipalOrgID").textValue())
              .as(variant.getKey())
              .isEqualTo("o-a1b2c3d4e5");
        }
        assertThat(open).isEqualTo(variant.getKey().startsWith("an organization"));
      }
    }
  }

  @Test
  void asksNoAccountThatNobodyNames() {
    var stack = ALONE.with("notify: {emails: [ops@example.com]}").declares();
    assertThat(stack.providers()).singleElement();
    assertThat(
            stack
                .resource("Function", "management-function")
                .input("environment")
                .at("/variables/ACCOUNT_NAMES")
                .textValue())
        .isEqualTo("{\"111111111111\":\"management\"}");
    assertThat(stack.providerNames().values()).containsOnly("management");
  }

  private static JsonNode statement(DeclaredStack stack) {
    var statements =
        stack
            .resource("EventBusPolicy", "management-bus-policy")
            .document("policy")
            .path("Statement");
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private static JsonNode accounts(DeclaredStack stack) {
    return stack.resource("EventRule", "management-rule").document("eventPattern").path("account");
  }
}
