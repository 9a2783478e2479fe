package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Situations from public bug reports, rebuilt small: exports of stacks, and one event. Each has the
 * outcome that AWS's documentation says, and the sentence that says why.
 */
@Timeout(180)
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  /** A case, what becomes of its event, and a phrase of the sentence that decides. */
  private static final String TABLE =
      """
      02-event-bus-invocation | delivered | statement AllowDevelopmentAccount of bus policy of development-events allow it
      03-org-paths | unproven | aws:PrincipalOrgPaths allows o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*: every member of an organization has that key
      14-recreated-role-aroa | dead-lettered | its principal is AROAEXAMPLEID00000001, which AWS shows for a role that no longer exists
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = TABLE)
  void endsAsAwsSays(String name, String outcome, String phrase) throws IOException {
    var run = CommandLineRun.of(arguments(name).toArray(String[]::new));

    var event = run.json().at("/events/0");
    assertThat(event.path("outcome").asText()).as(run.out()).isEqualTo(outcome);
    assertThat(event.path("hops"))
        .as(run.out())
        .anySatisfy(hop -> assertThat(hop.path("because").asText()).contains(phrase));
    assertThat(run.status()).isEqualTo(outcome.equals("delivered") ? 0 : 1);
    assertThat(run.err()).isEmpty();
  }

  private static List<String> arguments(String name) throws IOException {
    var arguments = new ArrayList<>(List.of("--format", "json"));
    try (var files = Files.list(CASES.resolve(name))) {
      for (var file : files.sorted().toList()) {
        arguments.add(file.endsWith("event.json") ? "--event" : "--export");
        arguments.add(file.toString());
      }
    }
    return arguments;
  }

  @Test
  void everyCaseStandsInTheTable() throws IOException {
    try (var folders = Files.list(CASES)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()).sorted())
          .containsExactlyElementsOf(
              TABLE.lines().map(line -> line.split(" \\|")[0]).sorted().toList());
    }
  }
}
