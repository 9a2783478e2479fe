package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both halves in a program in YAML, constructed by the component plugin. */
class OtherLanguageEngineIT extends NewAccounts {
  private static final Path EXAMPLE = Path.of("examples/in-another-language/Pulumi.yaml");
  private static final String STACK = "prod";

  @BeforeEach
  void writeProgram() throws IOException {
    engine.program(program());
    engine.write(STACK, "config:\n  pulumi:disable-default-providers: [\"aws\"]\n");
  }

  private static String program() throws IOException {
    return Files.readString(EXAMPLE)
        .replace("../../plugin", Path.of("plugin").toAbsolutePath().toString());
  }

  @Test
  void bothHalvesAreDeployedAndRehearsed() throws Exception {
    var preview = engine.preview(STACK).succeeded();
    assertThat(preview.changes()).containsEntry("hub-bus-policy", OperationType.CREATE);
    assertThat(engine.accounts().all()).isEmpty();

    var update = engine.up(STACK).succeeded();

    assertThat(update.changes().values()).containsOnly(OperationType.CREATE);
    assertThat(engine.outputs(STACK))
        .containsEntry("functionName", "ManagementTriggeredLambda-platform-events")
        .containsEntry(
            "roleArn",
            "arn:aws:iam::222222222222:role/eventbridge-to-management-role-platform-events");
    assertThat(engine.accounts().all())
        .anyMatch(held -> held.type().equals(EventBridgeTypes.BUS))
        .hasSizeGreaterThan(30);
    assertThat(engine.up(STACK).succeeded().changes()).isEmpty();
    Launcher.rehearse(
        "--export",
        engine.export(STACK).toString(),
        "--code",
        "ManagementTriggeredLambda-platform-events=lambda",
        "--format",
        "json");
  }

  @Test
  void theOptionsOfAComponentHoldForItsChildren() throws Exception {
    engine.up(STACK).succeeded();
    engine.program(
        program()
            .replace("  hub:\n", "  events:\n")
            .replace("${hub", "${events")
            .replaceFirst(
                "    options:\n",
                """
                    options:
                      protect: true
                      aliases: ["urn:pulumi:prod::platform::event-relay:index:Hub::hub"]
                """));

    var renamed = engine.up(STACK).succeeded();

    assertThat(renamed.changes().values())
        .doesNotContain(OperationType.CREATE, OperationType.REPLACE, OperationType.DELETE);
    var destroy = engine.destroy(STACK);
    assertThat(destroy.failure()).isPresent();
    // The archive is protected anyway, and the bus policy by the option alone.
    assertThat(destroy.errors())
        .anyMatch(error -> error.contains("events-bus-policy\" cannot be deleted"));
  }

  @Test
  void aValueThatIsWrongIsNamedInOneSentence() throws IOException {
    engine.program(program().replace("archiveDays: 30", "archiveDays: -1"));

    var update = engine.up(STACK);

    assertThat(update.failure()).isPresent();
    assertThat(String.join("\n", update.errors()))
        .contains("HubArgs.archiveDays = -1: write a number of days, 0 for no archive, such as 7");
    assertThat(engine.accounts().all()).isEmpty();
  }
}
