package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.EventBridgeTypes.BUS;
import static eventrelay.rehearsal.types.EventBridgeTypes.RULE;
import static eventrelay.rehearsal.types.EventBridgeTypes.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final String EVENTS = "arn:aws:events:eu-west-1:111111111111:";
  private static final String DEFAULT = EVENTS + "event-bus/default";
  private static final String CUSTOM = EVENTS + "event-bus/x";

  @Test
  void aRuleOnTheDefaultBusCarriesNoBusInItsArn() {
    var cloud = StackFixture.home().add(RULE, "a", rule("r", "")).cloud();

    assertThat(cloud.rulesOn(DEFAULT).all())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.arn()).isEqualTo(EVENTS + "rule/r");
              assertThat(rule.name()).isEqualTo("r");
              assertThat(rule.bus()).isEqualTo(DEFAULT);
              assertThat(rule.place()).isEqualTo(new AccountRegion("111111111111", "eu-west-1"));
              assertThat(rule.enabled()).isTrue();
              assertThat(rule.targets()).isEmpty();
              assertThat(rule.forwards()).isFalse();
            });
    assertThat(cloud.rulesOn(CUSTOM).all()).isEmpty();
  }

  @Test
  void aRuleOnACustomBusCarriesItInItsArn() {
    for (var bus : new String[] {"x", CUSTOM}) {
      var cloud =
          StackFixture.home()
              .add(BUS, "b", "{name: 'x'}")
              .add(RULE, "a", rule("r", "eventBusName: '" + bus + "'"))
              .cloud();

      assertThat(cloud.rulesOn(CUSTOM).all())
          .singleElement()
          .extracting(Rule::arn)
          .isEqualTo(EVENTS + "rule/x/r");
      assertThat(cloud.rules()).hasSize(1);
    }
  }

  @Test
  void aRulesOwnArnCounts() {
    var cloud = StackFixture.home().add(RULE, "a", rule("r", "arn: 'arn:of:its:own::x'")).cloud();

    assertThat(cloud.rules()).singleElement().extracting(Rule::arn).isEqualTo("arn:of:its:own::x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state: 'ENABLED' | true",
        "state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' | true",
        "state: 'DISABLED' | false",
        "isEnabled: true | true",
        "isEnabled: false | false",
        "isEnabled: null | true",
        "isEnabled: true, state: 'DISABLED' | false",
      })
  void aRuleIsEnabledUnlessItSaysOtherwise(String properties, boolean enabled) {
    var cloud = StackFixture.home().add(RULE, "a", rule("r", properties)).cloud();

    assertThat(cloud.rules()).singleElement().extracting(Rule::enabled).isEqualTo(enabled);
  }

  @Test
  void targetsGoToTheirRuleOnTheirBus() {
    var cloud =
        StackFixture.home()
            .add(BUS, "b", "{name: 'x'}")
            .add(RULE, "1", rule("r", ""))
            .add(RULE, "2", rule("r", "eventBusName: 'x'"))
            .add(RULE, "3", rule("s", ""))
            .add(
                TARGET,
                "t1",
                target(
                    "r",
                    "targetId: 'one', arn: '"
                        + CUSTOM
                        + "', roleArn: 'q', deadLetterConfig: {arn: 'd'}"))
            .add(TARGET, "t2", target("r", "arn: 'arn:aws:lambda:eu-west-1:1:function:f'"))
            .add(TARGET, "t3", target("r", "arn: 'no ARN', eventBusName: '" + CUSTOM + "'"))
            .cloud();

    var first = rule(cloud, DEFAULT, "r");
    assertThat(first.targets())
        .containsExactly(
            new Target("one", CUSTOM, Optional.of("q"), Optional.of("d"), TargetInput.WHOLE_EVENT),
            new Target(
                "t2",
                "arn:aws:lambda:eu-west-1:1:function:f",
                Optional.empty(),
                Optional.empty(),
                TargetInput.WHOLE_EVENT));
    assertThat(first.targets()).extracting(Target::service).containsExactly("events", "lambda");
    assertThat(first.forwards()).isTrue();
    assertThat(rule(cloud, CUSTOM, "r").targets())
        .singleElement()
        .extracting(Target::service)
        .isEqualTo("");
    assertThat(rule(cloud, CUSTOM, "r").forwards()).isFalse();
    assertThat(rule(cloud, DEFAULT, "s").targets()).isEmpty();
    assertThat(cloud.danglingIn("111111111111")).isEmpty();
  }

  @Test
  void aRuleThatOnlyKeepsAScheduleWantsNoEventAndItsTargetsAreNoStrays() {
    var cloud =
        StackFixture.home()
            .add(RULE, "a", "{name: 'nightly', scheduleExpression: 'rate(1 day)'}")
            .add(TARGET, "t", target("nightly", "arn: 'arn:aws:sqs:eu-west-1:1:q'"))
            .cloud();

    assertThat(cloud.rules()).isEmpty();
    assertThat(cloud.danglingIn("111111111111")).isEmpty();
  }

  @Test
  void aRuleNeedsAPatternOrASchedule() {
    var stack = StackFixture.home().add(RULE, "a", "{name: 'r'}");

    assertThatThrownBy(stack::cloud)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("::a: eventPattern is missing");
  }

  private static Rule rule(Cloud cloud, String bus, String name) {
    return cloud.rulesOn(bus).all().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String rule(String name, String more) {
    return "{name: '%s', eventPattern: '{\"source\":[\"s\"]}'%s}"
        .formatted(name, more.isEmpty() ? "" : ", " + more);
  }

  private static String target(String rule, String more) {
    return "{rule: '%s', %s}".formatted(rule, more);
  }
}
