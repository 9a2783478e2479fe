package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.policy.EventPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of stack files without a mistake. */
@Timeout(10)
class SettingsTest {
  private static final StackText VALID = StackText.valid();

  @Test
  void haveTheseDefaults() {
    var settings = VALID.read();
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Deploy.MANAGEMENT,
                new AccountSettings(
                    "management",
                    Optional.empty(),
                    Optional.of("111111111111"),
                    List.of("ap-northeast-1"),
                    new Credentials.Profile("management")),
                List.of(
                    new AccountSettings(
                        "team-a",
                        Optional.empty(),
                        Optional.of("222222222222"),
                        List.of("us-east-1"),
                        new Credentials.Profile("team-a"))),
                Optional.empty(),
                "development-events",
                Optional.empty(),
                Optional.empty(),
                new OperationsSettings(7, 365, true, true, Optional.empty()),
                Optional.empty()));
    assertThat(settings.defaultBus()).isFalse();
    assertThat(settings.events().json())
        .isEqualTo(
            "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2 Instance State-change Notification\"],"
                + "\"detail\":{\"state\":[\"running\",\"stopped\",\"terminated\"]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "management, true, false",
    "development, false, true",
    "both, true, true",
  })
  void deployTheHalvesThatAreNamed(String deploy, boolean management, boolean development) {
    var settings = VALID.with("deploy: " + deploy).read();
    assertThat(settings.deploy().management()).isEqualTo(management);
    assertThat(settings.deploy().development()).isEqualTo(development);
  }

  @Test
  void takeARoleWithAndWithoutAnExternalId() {
    var role = "arn:aws:iam::222222222222:role/path/of/deploy+=,.@_-";
    var plain = VALID.with("account: {profile: null, roleArn: '%s'}".formatted(role));
    assertThat(first(plain).credentials()).isEqualTo(new Credentials.Role(role, Optional.empty()));
    assertThat(first(plain.with("account: {externalId: 'a:b/c'}")).credentials())
        .isEqualTo(new Credentials.Role(role, Optional.of("a:b/c")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"arn:aws-cn:iam::222222222222:role/r", "arn:aws-us-gov:iam::222222222222:role/r"})
  void takeARoleOfAnotherPartition(String role) {
    var text = VALID.with("account: {profile: null, roleArn: '%s'}".formatted(role));
    assertThat(first(text).credentials()).isEqualTo(new Credentials.Role(role, Optional.empty()));
  }

  @Test
  void doWithoutAnId() {
    var role = "arn:aws:iam::999999999999:role/deploy";
    var text = VALID.with("account: {id: null, profile: null, roleArn: '%s'}".formatted(role));
    assertThat(first(text).id()).isEmpty();
    assertThat(VALID.with("management: {id: null}").read().management().id()).isEmpty();
    assertThat(VALID.with("{management: {id: null}, account: {id: null}}").mistakes()).isEmpty();
  }

  @Test
  void keepAnIdThatStartsWithZero() {
    assertThat(first(VALID.with("account: {id: '000000000001'}")).id()).contains("000000000001");
  }

  @Test
  void keepTheRegionsInTheirOrder() {
    var account = first(VALID.with("account: {regions: [us-west-2, ap-northeast-1]}"));
    assertThat(account.regions()).containsExactly("us-west-2", "ap-northeast-1");
    assertThat(account.homeRegion()).isEqualTo("us-west-2");
  }

  @Test
  void takeAnotherPartitionAltogether() {
    assertThat(
            VALID
                .with("{management: {region: cn-north-1}, account: {regions: [cn-northwest-1]}}")
                .mistakes())
        .isEmpty();
  }

  @Test
  void takeTheDefaultBus() {
    var settings = VALID.with("{bus: default, development: []}").read();
    assertThat(settings.defaultBus()).isTrue();
    assertThat(settings.development()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Relay.1_x-y"})
  void takeAnyBusNameThatAwsTakes(String bus) {
    assertThat(VALID.with("bus: " + bus).read().bus()).isEqualTo(bus);
  }

  @Test
  void takeTheLongestAndShortestNames() {
    assertThat(VALID.with("account: {name: a}").mistakes()).isEmpty();
    assertThat(VALID.with("account: {name: %s}".formatted("a".repeat(32))).mistakes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{states: []} | {'source':['aws.ec2'],'detail-type':['EC2 Instance State-change Notification']}",
        "{states: [pending]} | {'source':['aws.ec2'],'detail-type':['EC2 Instance State-change Notification'],'detail':{'state':['pending']}}",
        "{source: [a, b]} | {'source':['a','b']}",
        "{detailType: [c]} | {'detail-type':['c']}",
        "{source: [a], detailType: [c]} | {'source':['a'],'detail-type':['c']}",
        "{pattern: {source: [{prefix: aws.}]}} | {'source':[{'prefix':'aws.'}]}",
      },
      quoteCharacter = '"')
  void takeEachFormOfEvents(String events, String pattern) {
    var settings = VALID.with("events: " + events).read();
    var expected = new EventPattern(pattern.replace('\'', '"'));
    assertThat(settings.chosenEvents()).contains(expected);
    assertThat(settings.events()).isEqualTo(expected);
  }

  @Test
  void countPulumisDefaultsAsNotSet() {
    var settings = VALID.with("{deploy: development, events: {}, hubStack: ''}").read();
    assertThat(settings.chosenEvents()).isEmpty();
    assertThat(settings.hubStack()).isEmpty();
    assertThat(VALID.with("{events: {}, hubStack: ''}").mistakes()).isEmpty();
  }

  /** What {@code pulumi config set --path} stores of digits (docs/settings.md). */
  @Test
  void takeAnAccountIdThatIsANumber() {
    var settings =
        VALID
            .with(
                "{management: {id: 111111111111, region: us-east-1, profile: m}, development: [{name:"
                    + " a, id: 123456789012, regions: [us-east-1], profile: p}]}")
            .read();

    assertThat(settings.management().id()).contains("111111111111");
    assertThat(settings.development().get(0).id()).contains("123456789012");
  }

  @Test
  void keepTheHubStack() {
    assertThat(VALID.with("{deploy: development, hubStack: acme/relay/hub}").read().hubStack())
        .contains("acme/relay/hub");
  }

  @Test
  void countANullAsNotSet() {
    var values = Map.of("development", "null", "management", "null", "deploy", "both");
    assertThat(SettingsTest.mistakes(new StackConfig("f", StackConfig.SHIPPED, values, Set.of())))
        .extracting(Mistake::key)
        .containsExactly("event-relay:management");
  }

  private static List<Mistake> mistakes(StackConfig config) {
    try {
      Settings.read(config);
      return List.of();
    } catch (SettingsException e) {
      return e.mistakes();
    }
  }

  private static AccountSettings first(StackText text) {
    return text.read().development().get(0);
  }
}
