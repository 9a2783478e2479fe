package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.CloudWatchTypes.LOG_GROUP;
import static eventrelay.rehearsal.types.EventBridgeTypes.RULE;
import static eventrelay.rehearsal.types.EventBridgeTypes.TARGET;
import static eventrelay.rehearsal.types.IamTypes.ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.types.IamTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final AccountRegion HOME = new AccountRegion("111111111111", "eu-west-1");
  private static final String ROLE_ARN = "{arn: 'arn:aws:iam::111111111111:role/r'}";
  private static final String RULE_ARN = "{arn: 'arn:aws:events:eu-west-1:111111111111:rule/r'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{region: 'eu-west-1', allowedAccountIds: '[\"111111111111\"]'}",
        "{region: 'eu-west-1', allowedAccountIds: ['111111111111']}",
      })
  void aProviderTellsItsPlace(String provider) {
    assertThat(last(StackFixture.empty().in("p", provider).add(LOG_GROUP, "l", "{}")))
        .isEqualTo(HOME);
  }

  @Test
  void aProviderTellsBeforeAnyArnDoes() {
    var stack =
        StackFixture.home()
            .add(RULE, "r", "{arn: 'arn:aws:events:us-east-1:222222222222:rule/r'}")
            .add(LOG_GROUP, "l", "{}");

    assertThat(last(stack)).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{region: 'eu-west-1'}",
        "{region: 'eu-west-1', allowedAccountIds: '[]'}",
        "{region: 'eu-west-1', allowedAccountIds: '{\"a\":\"222222222222\"}'}",
        "{region: 'eu-west-1', allowedAccountIds: '[\"222222222222\",\"333333333333\"]'}",
      })
  void anArnOfTheSameProviderTellsTheAccount(String provider) {
    var stack =
        StackFixture.home().in("p", provider).add(ROLE, "r", ROLE_ARN).add(LOG_GROUP, "l", "{}");

    assertThat(last(stack)).isEqualTo(HOME);
  }

  /** As provider 7 writes it: as output of every resource, as input of those elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {region: 'us-east-1'}",
        "{region: 'us-east-1'} | {}",
        "{region: 'ap-south-1'} | {region: 'us-east-1'}"
      })
  void aResourceOfItsOwnRegionIsThere(String inputs, String outputs) {
    assertThat(last(StackFixture.home().add(LOG_GROUP, "l", inputs, outputs)))
        .isEqualTo(new AccountRegion("111111111111", "us-east-1"));
  }

  @Test
  void aResourceOfItsOwnRegionTellsNothingOfItsProviders() {
    var stack =
        StackFixture.empty()
            .in("p", "{}")
            .add(
                RULE,
                "there",
                "{region: 'us-east-1', arn: 'arn:aws:events:us-east-1:111111111111:rule/r'}")
            .add(RULE, "here", RULE_ARN)
            .add(LOG_GROUP, "l", "{}");

    assertThat(last(stack)).isEqualTo(HOME);
  }

  @Test
  void aProviderNamesItsAccountTheShortestIfThereAreSeveral() {
    var cloud =
        StackFixture.empty()
            .in("team-us-east-1", "{region: 'us-east-1', allowedAccountIds: ['222222222222']}")
            .in("team", "{region: 'eu-west-1', allowedAccountIds: ['222222222222']}")
            .in("default_7_0_0", "{region: 'eu-west-1', allowedAccountIds: ['333333333333']}")
            .cloud();

    assertThat(cloud.accountName("222222222222")).contains("team");
    assertThat(cloud.accountName("333333333333")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{allowedAccountIds: ['111111111111']}"})
  void anArnTellsTheRegionEvenAfterOneThatHasNone(String provider) {
    var stack =
        StackFixture.empty()
            .in("p", provider)
            .add(ROLE, "r", ROLE_ARN)
            .add(RULE, "q", RULE_ARN)
            .add(LOG_GROUP, "l", "{}");

    assertThat(last(stack)).isEqualTo(HOME);
  }

  @Test
  void aTargetsArnIsThatOfSomethingElse() {
    var stack =
        StackFixture.empty()
            .in("p", "{region: 'eu-west-1'}")
            .add(TARGET, "t", "{arn: 'arn:aws:events:us-east-1:222222222222:event-bus/b'}")
            .add(ROLE, "r", ROLE_ARN);

    assertThat(last(stack)).isEqualTo(HOME);
  }

  @Test
  void anArnOfAwsItselfTellsNothing() {
    var stack =
        StackFixture.empty()
            .in("p", "{region: 'eu-west-1'}")
            .add(IamTypes.POLICY, "m", "{arn: 'arn:aws:iam::aws:policy/X'}")
            .add(ROLE, "r", ROLE_ARN);

    assertThat(last(stack)).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{region: 'eu-west-1'}",
        "{allowedAccountIds: ['111111111111']}",
        "{region: '', allowedAccountIds: ['111111111111']}",
      })
  void aPlaceThatNothingTellsIsAsked(String provider) {
    var stack =
        StackFixture.empty().in("p", provider).add(LOG_GROUP, "l", "{arn: 'arn:aws:s3:::bucket'}");

    assertThatThrownBy(() -> last(stack))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "urn:pulumi:hand-made::event-relay::"
                + LOG_GROUP
                + "::l: neither its provider's allowedAccountIds and region nor the ARN of another"
                + " resource of that provider tells its account and Region");
  }

  @Test
  void accountIdsHaveToBeAList() {
    var stack = StackFixture.empty().in("p", "{region: 'r', allowedAccountIds: '[1'}");

    assertThatThrownBy(() -> new Places(stack.deployment()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "urn:pulumi:hand-made::event-relay::pulumi:providers:aws::p: allowedAccountIds is not a"
                + " JSON list: \"[1\"");
  }

  private static AccountRegion last(StackFixture stack) {
    var deployment = stack.deployment();
    var resources = deployment.resources();
    return new Places(deployment).of(resources.get(resources.size() - 1));
  }
}
