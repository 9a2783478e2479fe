package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The development half for an organization's accounts, as a StackSet of the management half. */
@Timeout(120)
class OrganizationRolloutTest {
  private static final StackRun RUN =
      StackRun.shipped("mgmt")
          .with("organization: o-a1b2c3d4e5")
          .with("development: []")
          .with(
              """
              rollout:
                organizationalUnits: [ou-ab12-11111111, ou-ab12-22222222]
                regions: [us-east-1, ap-northeast-1]
              """);

  @Test
  void hasInstancesInTheUnitsAndRegionsOnceTheBusLetsThemIn() {
    var instances = RUN.declares().resource("StackInstances", "rollout-stack-instances");
    assertThat(instances.input("stackSetName").textValue()).isEqualTo("event-relay-forwarding");
    assertThat(instances.input("deploymentTargets"))
        .isEqualTo(
            json("{\"organizationalUnitIds\": [\"ou-ab12-11111111\", \"ou-ab12-22222222\"]}"));
    assertThat(instances.input("regions")).isEqualTo(json("[\"us-east-1\", \"ap-northeast-1\"]"));
    assertThat(instances.waitsFor())
        .contains("management-bus-policy", "management-target", "rollout-stack-set");
    assertThat(instances.provider().state().name()).isEqualTo("management");
  }

  @Test
  void changesItsTemplateOnceTheReceivingHalfIsReady() {
    assertThat(RUN.declares().resource("StackSet", "rollout-stack-set").waitsFor())
        .contains("management-bus-policy", "management-rule", "management-archive");
  }

  @Test
  void forwardsToTheBusOfTheSameStackWhatThatReceives() {
    var stack = RUN.declares();
    var template = stack.resource("StackSet", "rollout-stack-set").document("templateBody");
    var rule = template.at("/Resources/ForwardingRule/Properties");
    assertThat(rule.at("/Targets/0/Arn")).isEqualTo(stack.exports().path("eventBusArn"));
    assertThat(rule.path("EventPattern"))
        .isEqualTo(json(stack.exports().path("eventPattern").textValue()));
    assertThat(template.at("/Resources/AlarmTopic").isObject()).isTrue();
    assertThat(stack.exports().path("stackSetName").textValue())
        .isEqualTo("event-relay-forwarding");
  }

  @Test
  void hasNoAlarmsIfTheRelayHasNone() {
    var template =
        RUN.with("alarms: false")
            .declares()
            .resource("StackSet", "rollout-stack-set")
            .document("templateBody");
    assertThat(template.path("Resources").toString()).doesNotContain("CloudWatch", "SNS");
  }

  @Test
  void isNotThereUnlessAsked() {
    assertThat(StackRun.shipped("mgmt").declares().logicalNames())
        .noneMatch(name -> name.contains("Stack"));
  }
}
