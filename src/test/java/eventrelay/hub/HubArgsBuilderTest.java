package eventrelay.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.pulumi.asset.FileAsset;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.PulumiTest;
import eventrelay.MockedEngine;
import eventrelay.policy.EventPattern;
import eventrelay.settings.Notify;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program has to say of a hub, and what it need not say. */
@Timeout(60)
class HubArgsBuilderTest {
  private static final String ID = "222222222222";

  private static Arguments mistake(String message, Consumer<HubArgsBuilder> makes) {
    return arguments(message, makes);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "HubArgs.sources: it is missing: no account may send; name accounts, or an"
                + " organization, or write bus default, which has the account's own events",
            args -> args.sources(List.of())),
        mistake(
            "HubArgs.sources[1] = \"22\": an account id is 12 digits; write one such as"
                + " 222222222222",
            args -> args.sources(ID, "22")),
        mistake(
            "HubArgs.sources[1] = \"222222222222\": the account is there already; write it once",
            args -> args.sources(ID, ID)),
        mistake(
            "HubArgs.sources = \"200 accounts\": with their ids, EventBridge would refuse the"
                + " receiving rule's pattern: it is 3,145 characters long and AWS accepts 2,048",
            args -> args.sources(IntStream.range(0, 200).mapToObj("%012d"::formatted).toList())),
        mistake(
            "HubArgs.bus = \"a b\": AWS accepts 1 to 256 letters, digits and any of . - _ for a"
                + " bus; write development-events",
            args -> args.bus("a b")),
        mistake(
            "HubArgs.bus = \""
                + "b".repeat(40)
                + "\": names made from it would be longer than"
                + " AWS accepts; write at most 33 characters",
            args -> args.bus("b".repeat(40))),
        mistake(
            "HubArgs.region: it is missing: the bus's ARN contains it; write that of the provider",
            args -> args.bus("default")),
        mistake(
            "HubArgs.region = \"tokyo\": this is not the name of a Region; write one such as"
                + " ap-northeast-1",
            args -> args.bus("default").region("tokyo")),
        mistake(
            "HubArgs.accountId: it is missing: without sources, its own events alone are received;"
                + " write its id",
            args -> args.sources(List.of()).bus("default").region("eu-west-1")),
        mistake(
            "HubArgs.accountId[0] = \"1\": an account id is 12 digits; write one such as"
                + " 222222222222",
            args -> args.accountId("1")),
        mistake(
            "HubArgs.organization = \"acme\": this is not an organization id; write one such as"
                + " o-a1b2c3d4e5",
            args -> args.organization("acme")),
        mistake(
            "HubArgs.eventPattern = {: this is not JSON; write {\"source\": [\"aws.ec2\"]}",
            args -> args.eventPattern("{")),
        mistake(
            "HubArgs.eventPattern = []: a pattern is a JSON object; write pattern: {source:"
                + " [aws.ec2]}",
            args -> args.eventPattern("[]")),
        mistake(
            "HubArgs.eventPattern = {\"account\":[\"222222222222\"]}: the relay sets account"
                + " itself, to the source accounts; take it out",
            args -> args.eventPattern("{\"account\": [\"222222222222\"]}")),
        mistake(
            "HubArgs.eventPattern = {\"source\": []}: EventBridge would refuse the pattern: Empty"
                + " arrays are not allowed",
            args -> args.eventPattern("{\"source\": []}")),
        mistake(
            "HubArgs.archiveDays = -1: write a number of days, 0 for no archive, such as 7",
            args -> args.archiveDays(-1)),
        mistake(
            "HubArgs.notify.emails[0] = \"ops\": this is not an e-mail address; write one such as"
                + " ops@example.com",
            args -> args.notify(new Notify(List.of("ops"), List.of()))),
        mistake(
            "HubArgs.notify.states[0] = \"gone\": this is not an EC2 state; write one of pending,"
                + " running, stopping, stopped, shutting-down, terminated",
            args -> args.notify(new Notify(List.of("a@example.com"), List.of("gone")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void saysInOneSentenceWhatIsWrong(String message, Consumer<HubArgsBuilder> makes) {
    var args = HubArgs.builder().sources(ID);
    makes.accept(args);

    assertThatThrownBy(args::build).isInstanceOf(RunException.class).hasMessage(message);
  }

  @Test
  void hasTheDefaultsOfAStackFile() {
    var args = HubArgs.builder().sources(ID).build();

    assertThat(args.bus()).isEqualTo("development-events");
    assertThat(args.pattern()).isEqualTo(EventPattern.DEFAULT);
    assertThat(args.operation()).isEqualTo(OperationsSettings.DEFAULT);
    assertThat(args.singleAccount()).isFalse();
    assertThat(args.trust(List.of(ID)).organization()).isEmpty();
    assertThat(args.accountId()).isEmpty();
    assertThat(PulumiTest.extractValue(args.sources())).containsExactly(ID);
    assertThat(PulumiTest.extractValue(args.accountNames())).isEmpty();
  }

  @Test
  void takesWhatIsGiven() {
    var notify = new Notify(List.of("a@example.com"), List.of("stopped"));
    var code = new FileAsset("my.py");
    var args =
        HubArgs.builder()
            .bus("team")
            .eventPattern("{\"source\":[\"aws.s3\"]}")
            .sources(Output.of(List.of(ID)))
            .organization("o-a1b2c3d4e5")
            .accountId("111111111111")
            .accountNames(Map.of(ID, "sandbox"))
            .archiveDays(0)
            .logRetentionDays(30)
            .alarms(false)
            .protect(false)
            .notify(notify)
            .functionCode(code)
            .build();

    assertThat(args.bus()).isEqualTo("team");
    assertThat(args.pattern().json()).isEqualTo("{\"source\":[\"aws.s3\"]}");
    assertThat(args.operation())
        .isEqualTo(new OperationsSettings(0, 30, false, false, Optional.of(notify)));
    assertThat(args.trust(List.of(ID)).organization()).contains("o-a1b2c3d4e5");
    assertThat(PulumiTest.extractValue(args.accountId().orElseThrow())).isEqualTo("111111111111");
    assertThat(PulumiTest.extractValue(args.accountNames())).isEqualTo(Map.of(ID, "sandbox"));
    assertThat(args.functionCode()).isSameAs(code);
  }

  @Test
  void receivesFromAnyAccountOfTheOrganizationIfNoneIsNamed() {
    var args = HubArgs.builder().organization("o-a1b2c3d4e5").build();

    assertThat(args.singleAccount()).isFalse();
    assertThat(PulumiTest.extractValue(args.sources())).isEmpty();
  }

  @Test
  void receivesItsOwnEventsAloneOnTheAccountsOwnBus() {
    var args =
        HubArgs.builder().bus("default").region("eu-west-1").accountId("111111111111").build();

    assertThat(args.singleAccount()).isTrue();
    assertThat(PulumiTest.extractValue(args.sources())).containsExactly("111111111111");
    assertThat(PulumiTest.extractValue(args.defaultBusArn(Output.of("111111111111"))))
        .isEqualTo("arn:aws:events:eu-west-1:111111111111:event-bus/default");
  }

  @Test
  void failsAProgramWithThatSentenceAlone() {
    assertThat(MockedEngine.updating().fails(ctx -> HubArgs.builder().build()))
        .contains("HubArgs.sources: it is missing")
        .doesNotContain("\tat ");
  }
}
