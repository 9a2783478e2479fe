package eventrelay.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.test.PulumiTest;
import eventrelay.MockedEngine;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.settings.Notify;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program has to say of a forwarder, and what it need not say. */
@Timeout(60)
class ForwarderArgsBuilderTest {
  private static final String BUS =
      "arn:aws:events:eu-west-1:111111111111:event-bus/development-events";

  private static Arguments mistake(String message, Consumer<ForwarderArgsBuilder> makes) {
    return arguments(message, makes);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "ForwarderArgs.eventBusArn: it is missing: write that of the hub's bus", args -> {}),
        mistake(
            "ForwarderArgs.region: it is missing: write that of the component's provider",
            args -> args.eventBusArn(BUS)),
        mistake(
            "ForwarderArgs.region = \"tokyo\": this is not the name of a Region; write one such as"
                + " ap-northeast-1",
            args -> args.eventBusArn(BUS).region("tokyo")),
        mistake(
            "ForwarderArgs.otherRegion = \"tokyo\": this is not the name of a Region; write one"
                + " such as ap-northeast-1",
            args -> args.eventBusArn(BUS).region("eu-west-1").otherRegion("tokyo", null)),
        mistake(
            "ForwarderArgs.otherRegion = \"eu-west-1\": it is the region already; take it out",
            args -> args.eventBusArn(BUS).region("eu-west-1").otherRegion("eu-west-1", null)),
        mistake(
            "ForwarderArgs.otherRegion: it is missing: us-east-1 needs a provider of its own",
            args -> args.eventBusArn(BUS).region("eu-west-1").otherRegion("us-east-1", null)),
        mistake(
            "ForwarderArgs.bus = \"a b\": AWS accepts 1 to 256 letters, digits and any of . - _ for a"
                + " bus; write development-events",
            args -> args.eventBusArn(BUS).region("eu-west-1").bus("a b")),
        mistake(
            "ForwarderArgs.eventPattern = []: a pattern is a JSON object; write pattern: {source:"
                + " [aws.ec2]}",
            args -> args.eventBusArn(BUS).region("eu-west-1").eventPattern("[]")),
        mistake(
            "ForwarderArgs.accountId[0] = \"1\": an account id is 12 digits; write one such as"
                + " 222222222222",
            args -> args.eventBusArn(BUS).region("eu-west-1").accountId("1")),
        mistake(
            "ForwarderArgs.notify.emails[0] = \"ops\": this is not an e-mail address; write one"
                + " such as ops@example.com",
            args ->
                args.eventBusArn(BUS)
                    .region("eu-west-1")
                    .notify(new Notify(List.of("ops"), List.of()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void saysInOneSentenceWhatIsWrong(String message, Consumer<ForwarderArgsBuilder> makes) {
    var args = ForwarderArgs.builder();
    makes.accept(args);

    assertThatThrownBy(args::build).isInstanceOf(RunException.class).hasMessage(message);
  }

  @Test
  void hasTheDefaultsOfAStackFile() {
    var args = ForwarderArgs.builder().eventBusArn(BUS).region("eu-west-1").build();

    assertThat(PulumiTest.extractValue(args.eventPattern())).isEqualTo(EventPattern.DEFAULT.json());
    assertThat(args.names()).isEqualTo(PhysicalNames.ofRelay("development-events"));
    assertThat(args.operation()).isEqualTo(OperationsSettings.DEFAULT);
    assertThat(args.regions()).containsExactly("eu-west-1");
    assertThat(args.accountId()).isEmpty();
    assertThat(args.prerequisites()).isEmpty();
  }

  @Test
  void isToldOfAlarmsAloneWhateverStatesAreToldOf() {
    var args =
        ForwarderArgs.builder()
            .eventBusArn(BUS)
            .region("eu-west-1")
            .alarms(false)
            .notify(new Notify(List.of("a@example.com"), List.of("stopped")))
            .build();

    assertThat(args.operation().alarms()).isFalse();
    assertThat(args.operation().notification())
        .isEqualTo(Optional.of(new Notify(List.of("a@example.com"), List.of())));
  }

  @Test
  void declaresNothingThatAnotherBusWouldNotAdmit() {
    var engine = MockedEngine.updating();

    var said =
        engine.fails(
            ctx ->
                new Forwarder(
                    "x",
                    ForwarderArgs.builder()
                        .bus("relay")
                        .eventBusArn(BUS)
                        .region("eu-west-1")
                        .accountId("222222222222")
                        .build(),
                    ComponentResourceOptions.Empty));

    assertThat(said)
        .contains("ForwarderArgs.eventBusArn = \"" + BUS + "\": this is not the bus relay");
    assertThat(engine.declared()).noneMatch(of -> of.contains("eventTarget"));
  }
}
