package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.test.Mocks;
import eventrelay.policy.EventPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from the outputs of the management stack, by itself. */
@Timeout(60)
class HubReferenceTest {
  private static final String STACK = "acme/relay/hub";
  private static final String REFERENCE = "pulumi:pulumi:StackReference";
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/relay";
  private static final String PATTERN =
      "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"]}";
  private static final Map<String, Object> OUTPUTS =
      Map.of("eventBusArn", BUS, "eventPattern", PATTERN, "functionArn", "of no interest");

  private static final Optional<EventPattern> NOT_CHOSEN = Optional.empty();
  private static final Optional<EventPattern> OTHER =
      Optional.of(EventPattern.of(List.of("aws.ec2"), List.of()));

  static Stream<MockedEngine> engines() {
    return Stream.of(MockedEngine.updating(), MockedEngine.previewing());
  }

  private static Consumer<Context> program(Optional<EventPattern> chosen) {
    return ctx -> {
      var hub = HubReference.of(ctx, STACK, Output.of(BUS), chosen);
      ctx.export("bus", hub.eventBusArn());
      ctx.export("pattern", hub.eventPattern());
    };
  }

  @ParameterizedTest
  @MethodSource("engines")
  void takesTheBusAndThePatternOfTheStack(MockedEngine engine) {
    exporting(engine, OUTPUTS).runs(program(NOT_CHOSEN));

    assertThat(engine.declared()).containsExactly(REFERENCE + ' ' + STACK);
    assertThat(engine.declared(REFERENCE, STACK).id).isEqualTo(STACK);
    assertThat(engine.export("bus")).isEqualTo(BUS);
    assertThat(engine.export("pattern")).isEqualTo(PATTERN);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void takesTheSamePatternInAnotherOrderOfKeys(MockedEngine engine) {
    var chosen = new EventPattern("{\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}");

    exporting(engine, OUTPUTS).runs(program(Optional.of(chosen)));

    assertThat(engine.export("pattern")).isEqualTo(PATTERN);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void refusesAnotherPattern(MockedEngine engine) {
    assertThat(exporting(engine, OUTPUTS).fails(program(OTHER)))
        .isEqualTo(
            ("stack %s receives %s, but events in Pulumi.test.yaml gives {\"source\":[\"aws.ec2\"]};"
                    + " take events out here, or make it the same in both stack files")
                .formatted(STACK, PATTERN));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void refusesAnotherBus(MockedEngine engine) {
    var other = BUS.replace("eu-west-1", "us-east-1");
    var outputs = Map.<String, Object>of("eventBusArn", other, "eventPattern", PATTERN);

    assertThat(exporting(engine, outputs).fails(program(NOT_CHOSEN)))
        .isEqualTo(
            ("stack %s receives on %s, but management and bus in Pulumi.test.yaml give %s;"
                    + " make them the same in both stack files")
                .formatted(STACK, other, BUS));
  }

  @Test
  void failsAnUpdateBeforeTheStackExportsEither() {
    assertThat(exporting(MockedEngine.updating(), Map.of()).fails(program(NOT_CHOSEN)))
        .isEqualTo(
            "stack acme/relay/hub has no output eventBusArn yet: deploy the management half first,"
                + " then this one");
    var bus = Map.<String, Object>of("eventBusArn", BUS);
    assertThat(exporting(MockedEngine.updating(), bus).fails(program(NOT_CHOSEN)))
        .isEqualTo(
            "stack acme/relay/hub has no output eventPattern yet: deploy the management half first,"
                + " then this one");
  }

  @Test
  void previewsWithWhatTheSettingsGiveBeforeTheStackExportsEither() {
    var engine = exporting(MockedEngine.previewing(), Map.of()).runs(program(NOT_CHOSEN));

    assertThat(engine.export("bus")).isEqualTo(BUS);
    assertThat(engine.export("pattern")).isEqualTo(EventPattern.DEFAULT.json());

    var chosen = exporting(MockedEngine.previewing(), Map.of()).runs(program(OTHER));
    assertThat(chosen.export("pattern")).isEqualTo("{\"source\":[\"aws.ec2\"]}");
  }

  @Test
  void failsIfTheStackCannotBeRead() {
    assertThat(MockedEngine.updating().refusing(REFERENCE).fails(program(NOT_CHOSEN)))
        .contains("AWS refuses " + REFERENCE);
  }

  /** The engine, for a management stack with these outputs. */
  private static MockedEngine exporting(MockedEngine engine, Map<String, Object> outputs) {
    var state = Map.of("name", STACK, "outputs", outputs, "secretOutputNames", List.of());
    doReturn(CompletableFuture.completedFuture(Mocks.ResourceResult.of(Optional.of(STACK), state)))
        .when(engine.mocks())
        .newResourceAsync(argThat(args -> args != null && args.type.equals(REFERENCE)));
    return engine;
  }
}
