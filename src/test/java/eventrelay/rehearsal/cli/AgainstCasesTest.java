package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A situation from public bug reports: a bus policy gets another logical name. */
@Timeout(180)
class AgainstCasesTest {
  private static final Path CASE =
      Path.of("src/test/resources/cases-against/47-bus-policy-renamed");

  private static final String FINDING =
      "what EventBusPolicy receiving-bus-policy writes, since both are one thing in AWS and Pulumi"
          + " deletes last: give the new one the old one's URN as an alias, or remove the old one"
          + " in one update and add the other in the next";

  @Test
  void theDeletionOfARenamedBusPolicyIsAFinding() {
    var run = run("json");

    assertThat(run.json().at("/summary/delivered").asInt()).isEqualTo(1);
    assertThat(run.json().at("/changes/resources"))
        .filteredOn(change -> change.has("deletes"))
        .hasSize(1)
        .allSatisfy(
            change -> {
              assertThat(change.path("name").asText()).isEqualTo("management-bus-policy");
              assertThat(change.path("deletes").asText()).isEqualTo(FINDING);
            });
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void reportsForPeopleSayIt() {
    assertThat(run("text").out().replaceAll("\\s+", " ")).contains("✘ deletes " + FINDING);
    assertThat(run("markdown").out()).contains("✘ deletes what EventBusPolicy");
  }

  private static CommandLineRun run(String format) {
    return CommandLineRun.of(
        "--format",
        format,
        "--export",
        CASE.resolve("after_mgmt.json").toString(),
        "--export",
        CASE.resolve("dev.json").toString(),
        "--event",
        CASE.resolve("event.json").toString(),
        "--against",
        CASE.resolve("before_mgmt.json").toString(),
        "--against",
        CASE.resolve("dev.json").toString());
  }
}
