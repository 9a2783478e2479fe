package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.Examples;
import eventrelay.rehearsal.stackfile.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder under examples/ does what its README says. */
@Timeout(60)
class ExamplesTest {
  private static final int ONE_SCREEN = 60;

  static Stream<Path> examples() {
    return Examples.all();
  }

  @Test
  void areTheTopologiesOfTheSeedSystemsAndMore() {
    assertThat(Examples.all().map(Path::getFileName).map(Path::toString))
        .contains(
            "custom-bus",
            "default-bus",
            "many-accounts",
            "one-stack",
            "organization",
            "other-events",
            "single-account");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void rehearseGreenWithEventsThatArriveAndEventsThatDoNot(Path folder) {
    var run = CommandLineRun.of(folder.toString(), "--format", "json");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    var summary = run.json().path("summary");
    assertThat(summary.path("delivered").asInt()).as("delivered").isPositive();
    assertThat(summary.path("filtered").asInt()).as("filtered").isPositive();
    assertThat(summary.path("unexpected").asInt()).as("unexpected").isZero();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void loseNothingUnderAnyFault(Path folder) {
    var run = CommandLineRun.of(folder.toString(), "--break", "all", "--format", "json");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    var faults = run.json().path("faults");
    assertThat(faults).hasSize(6);
    var deadLettered = 0;
    for (var fault : faults) {
      assertThat(fault.path("lost").asInt()).as(fault.toString()).isZero();
      deadLettered += fault.path("deadLettered").asInt();
    }
    assertThat(deadLettered).as("dead-lettered under all faults").isPositive();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void refuseEveryAttack(Path folder) {
    var run = CommandLineRun.of(folder.toString(), "--attacks");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("refused, 0 succeeded").doesNotContain(" 0 refused");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void haveAReadmeOfOneScreenWithTheCommands(Path folder) throws IOException {
    var readme = Files.readString(folder.resolve("README.md"));

    assertThat(readme.lines().count()).isLessThanOrEqualTo(ONE_SCREEN);
    assertThat(readme)
        .startsWith("# ")
        .containsPattern("(?m)^## What differs from the shipped stacks$")
        .containsPattern("(?m)^\\./rehearse examples/" + folder.getFileName() + "$")
        .containsPattern("```(mermaid|text)\n")
        .contains("--config-file examples/" + folder.getFileName() + "/Pulumi.")
        .containsPattern("(?m)^mvn -q package -DskipTests && pulumi preview -s ");
    for (var file : Examples.stackFiles(folder)) {
      assertThat(readme).containsPattern("pulumi up -s " + file.stack() + "\n");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void guardAgainstTheDefaultProvider(Path folder) {
    for (var file : Examples.stackFiles(folder)) {
      assertThat(file.config())
          .as(file.path().toString())
          .containsEntry("pulumi:disable-default-providers", "[\"aws\"]");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void callTheirStacksMgmtAndDevOrByTheirOwnName(Path folder) {
    // Two halves replace the shipped ones; one stack can stand beside them.
    assertThat(Examples.stackFiles(folder))
        .extracting(StackFile::stack)
        .isSubsetOf("mgmt", "dev", folder.getFileName().toString());
  }

  @Test
  void customBusIsTheShippedStacks() throws IOException {
    for (var name : new String[] {"Pulumi.mgmt.yaml", "Pulumi.dev.yaml"}) {
      assertThat(Files.readString(Examples.ROOT.resolve("custom-bus").resolve(name)))
          .as("examples/custom-bus/%s, a copy of %s", name, name)
          .isEqualTo(Files.readString(Path.of(name)));
    }
  }
}
