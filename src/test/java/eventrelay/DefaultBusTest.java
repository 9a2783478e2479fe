package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receiving on the management account's default bus, which AWS has created. */
@Timeout(60)
class DefaultBusTest {
  private static final String BUS = "arn:aws:events:ap-northeast-1:111111111111:event-bus/default";
  private static final String RULE =
      "arn:aws:events:ap-northeast-1:111111111111:rule/TriggerLambdaOnDevEC2Launch-default";

  private static final StackRun WITH_ACCOUNTS = StackRun.shipped("mgmt").with("bus: default");
  private static final StackRun SINGLE = WITH_ACCOUNTS.with("development: []");

  @Test
  void createsNoBusButOpensTheDefaultOne() {
    var stack = WITH_ACCOUNTS.declares();
    assertThat(stack.logicalNames())
        .containsExactlyInAnyOrderElementsOf(usualWithout("EventBus management-bus"));
    var policy = stack.resource("EventBusPolicy", "management-bus-policy");
    assertThat(policy.input("eventBusName").textValue()).isEqualTo("default");
    assertThat(policy.document("policy").at("/Statement/0/Resource").textValue()).isEqualTo(BUS);
    assertThat(policy.document("policy").at("/Statement/0/Principal/AWS").textValue())
        .isEqualTo("arn:aws:iam::222222222222:root");
  }

  @Test
  void listensToTheDevelopmentAccountsOnTheDefaultBus() {
    var stack = WITH_ACCOUNTS.declares();
    assertThat(stack.resource("EventRule", "management-rule").input("eventBusName").textValue())
        .isEqualTo("default");
    assertThat(accounts(stack)).isEqualTo("[\"222222222222\"]");
    assertThat(stack.exports().path("eventBusArn").textValue()).isEqualTo(BUS);
    assertThat(stack.exports().path("eventBusName").textValue()).isEqualTo("default");
  }

  @Test
  void isForwardedToOnceItIsOpen() {
    var stack = WITH_ACCOUNTS.with("deploy: both").declares();
    var target = stack.resource("EventTarget", "development-ap-northeast-1-target");
    assertThat(target.input("arn").textValue()).isEqualTo(BUS);
    assertThat(target.waitsFor()).contains("management-bus-policy", "development-role-policy");
  }

  @Test
  void servesTheManagementAccountAloneWithoutAPolicy() {
    var stack = SINGLE.declares();
    assertThat(stack.logicalNames())
        .containsExactlyInAnyOrderElementsOf(
            usualWithout("EventBus management-bus", "EventBusPolicy management-bus-policy"));
    assertThat(accounts(stack)).isEqualTo("[\"111111111111\"]");
    assertThat(stack.providerNames()).hasSize(22);
    assertThat(stack.providerNames().values()).containsOnly("management");
    assertThat(
            stack
                .resource("Permission", "management-function-permission")
                .input("sourceArn")
                .textValue())
        .isEqualTo(RULE);
    assertThat(stack.resource("EventTarget", "management-target").input("eventBusName"))
        .isEqualTo(json("\"default\""));
  }

  @Test
  void servesAManagementAccountThatIsAskedForItsId() {
    var stack =
        SINGLE
            .with("management: {region: ap-northeast-1, profile: management}")
            .account("management", "444444444444");
    for (var run : new StackRun[] {stack, stack.previewed()}) {
      var declared = run.declares();
      assertThat(accounts(declared)).isEqualTo("[\"444444444444\"]");
      assertThat(declared.exports().path("eventBusArn").textValue())
          .isEqualTo("arn:aws:events:ap-northeast-1:444444444444:event-bus/default");
    }
  }

  /** What the shipped stack declares, but for these. */
  private static List<String> usualWithout(String... names) {
    var usual = new ArrayList<>(StackRun.shipped("mgmt").declares().logicalNames());
    assertThat(usual).contains(names);
    usual.removeAll(List.of(names));
    return usual;
  }

  private static String accounts(DeclaredStack stack) {
    return stack
        .resource("EventRule", "management-rule")
        .document("eventPattern")
        .path("account")
        .toString();
  }
}
