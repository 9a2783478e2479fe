package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.EventBridgeTypes.BUS;
import static eventrelay.rehearsal.types.EventBridgeTypes.BUS_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.types.EventBridgeTypes;
import org.junit.jupiter.api.Test;

class BusesTest {
  private static final String ARN = "arn:aws:events:eu-west-1:111111111111:event-bus/";
  private static final String POLICY =
      "{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\","
          + "\\\"Action\\\":\\\"events:PutEvents\\\",\\\"Resource\\\":\\\"*\\\"}]}";

  @Test
  void aBusIsFoundByItsArnAndHasItsName() {
    var cloud = StackFixture.home().add(BUS, "b", "{name: 'x', arn: '" + ARN + "x'}").cloud();

    assertThat(cloud.bus(ARN + "x")).get().extracting(Bus::name).isEqualTo("x");
    assertThat(cloud.bus(ARN + "x").orElseThrow().place())
        .isEqualTo(new AccountRegion("111111111111", "eu-west-1"));
    assertThat(cloud.bus(ARN + "x").orElseThrow().policy()).isEmpty();
    assertThat(cloud.bus(ARN + "y")).isEmpty();
  }

  @Test
  void aBusWithoutArnHasTheOneThatAwsWouldMake() {
    assertThat(StackFixture.home().add(BUS, "b", "{name: 'x'}").cloud().bus(ARN + "x")).isPresent();
  }

  @Test
  void aBusNeedsAName() {
    var stack = StackFixture.home().add(BUS, "b", "{}");

    assertThatThrownBy(stack::cloud)
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("urn:pulumi:hand-made::event-relay::" + BUS + "::b: name is missing");
  }

  @Test
  void aPolicyGoesToTheBusThatItNamesByNameOrByArn() {
    for (var name : new String[] {"x", ARN + "x"}) {
      var cloud =
          StackFixture.home()
              .add(BUS, "b", "{name: 'x'}")
              .add(BUS, "c", "{name: 'y'}")
              .add(BUS_POLICY, "p", policy(name))
              .cloud();

      var policy = cloud.bus(ARN + "x").orElseThrow().policy().orElseThrow().policy();
      assertThat(policy).extracting(Policy::name).isEqualTo("bus policy of x");
      assertThat(policy.statements()).hasSize(1);
      assertThat(cloud.bus(ARN + "y").orElseThrow().policy()).isEmpty();
      assertThat(cloud.danglingIn("111111111111")).isEmpty();
    }
  }

  @Test
  void aPolicyThatNamesNoBusIsTheDefaultBusOne() {
    var cloud = StackFixture.home().add(BUS_POLICY, "p", "{policy: '" + POLICY + "'}").cloud();

    assertThat(cloud.bus(ARN + "default").orElseThrow().policy()).isPresent();
  }

  @Test
  void theDefaultBusIsThereOnceSomethingSpeaksOfIt() {
    assertThat(StackFixture.home().cloud().bus(ARN + "default")).isEmpty();
    assertThat(
            StackFixture.home()
                .add(
                    EventBridgeTypes.RULE, "r", "{name: 'r', eventPattern: '{\"source\":[\"s\"]}'}")
                .cloud()
                .bus(ARN + "default"))
        .isPresent();
  }

  @Test
  void aPolicyIsReadWhenSomebodyAsksForItAndNoSooner() {
    var cloud =
        StackFixture.home()
            .add(BUS, "b", "{name: 'x'}")
            .add(BUS_POLICY, "p", "{eventBusName: 'x', policy: 'nonsense'}")
            .cloud();

    var policy = cloud.bus(ARN + "x").orElseThrow().policy().orElseThrow();
    assertThatThrownBy(policy::policy).hasMessageStartingWith("bus policy of x: it is not JSON");
  }

  @Test
  void aPolicyIsReadOnce() {
    var cloud = StackFixture.home().add(BUS_POLICY, "p", policy("default")).cloud();

    var policy = cloud.bus(ARN + "default").orElseThrow().policy().orElseThrow();
    assertThat(policy.policy()).isSameAs(policy.policy());
  }

  private static String policy(String bus) {
    return "{eventBusName: '%s', policy: '%s'}".formatted(bus, POLICY);
  }
}
