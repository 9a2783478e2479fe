package eventrelay.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.stackfile.StackFile;
import eventrelay.rehearsal.stackfile.StackFolder;
import eventrelay.settings.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows fit the files and commands they name, and may no more than they need. */
@Timeout(60)
class WorkflowsTest {
  private static final Pattern BY_COMMIT =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern BY_VERSION = Pattern.compile("[\\w./-]+@v\\d+\\.\\d+\\.\\d+");
  private static final Pattern OF_PROJECT = Pattern.compile("(?:^|\\s)((?:\\./|\\.ci/)\\S+)");
  private static final Pattern OPTION = Pattern.compile("(?:^|\\s)(--?[A-Za-z][\\w-]*)");
  private static final Pattern VARIABLE = Pattern.compile("vars\\.(\\w+)");

  static Stream<Workflow> all() {
    return Workflow.all().stream();
  }

  @Test
  void areTheFour() {
    assertThat(all())
        .extracting(Workflow::name)
        .containsExactly("deploy", "drift", "preview", "verify");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyJobHasItsOwnPermissionsAndALimit(Workflow workflow) {
    assertThat(workflow.tree().path("permissions").isObject()).isTrue();
    assertThat(workflow.tree().path("permissions")).isEmpty();
    assertThat(workflow.jobs())
        .isNotEmpty()
        .allSatisfy(
            job -> {
              assertThat(job.getValue().path("permissions").isObject()).isTrue();
              assertThat(job.getValue().path("permissions").path("contents").asText())
                  .isEqualTo("read");
              assertThat(job.getValue().path("timeout-minutes").asInt()).isBetween(1, 60);
              // A label that moves would change what runs without a commit here.
              assertThat(job.getValue().path("runs-on").asText()).matches("ubuntu-\\d+\\.\\d+");
            });
    assertThat(workflow.tree().path("concurrency").path("group").asText()).isNotBlank();
    assertThat(workflow.tree().path("concurrency").has("cancel-in-progress")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noCodeOfAForkRunsWithRightsOfTheRepository(Workflow workflow) {
    assertThat(workflow.text())
        .doesNotContain("pull_request_target", "workflow_run", "secrets.", "secrets[");
    assertThat(workflow.steps())
        .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse());
    // What a pull request names must not become a part of a command.
    assertThat(workflow.commands()).noneMatch(command -> command.contains("${{"));
  }

  @Test
  void verifyMayReadTheRepositoryAndNothingElse() {
    var verify = Workflow.of("verify");

    assertThat(verify.text()).doesNotContain("secrets.", "vars.", "write");
    assertThat(verify.on().has("pull_request")).isTrue();
    assertThat(verify.jobs())
        .allSatisfy(
            job -> {
              assertThat(job.getValue().path("permissions")).hasSize(1);
              assertThat(job.getValue().has("if")).isFalse();
            });
    assertThat(verify.commands())
        .containsExactlyInAnyOrder(".ci/run", ".ci/summary base >> \"$GITHUB_STEP_SUMMARY\"");
    assertThat(verify.inputs("path")).containsExactly("base");
  }

  @ParameterizedTest
  @MethodSource("all")
  void actionsArePinned(Workflow workflow) {
    var uses =
        workflow.text().lines().filter(line -> line.contains("uses:")).map(String::strip).toList();

    assertThat(uses)
        .hasSameSizeAs(workflow.steps().filter(step -> step.has("uses")).toList())
        .allSatisfy(
            line -> {
              var action = line.replaceFirst("^(- )?uses: ", "");
              assertThat(
                      BY_COMMIT.matcher(action).matches() || BY_VERSION.matcher(action).matches())
                  .as(action)
                  .isTrue();
            });
  }

  @Test
  void anActionHasOneVersionInAll() {
    var versions = new TreeSet<String>();
    all()
        .flatMap(Workflow::steps)
        .map(step -> step.path("uses").asText())
        .filter(uses -> !uses.isEmpty())
        .forEach(versions::add);

    assertThat(versions.stream().map(uses -> uses.replaceFirst("@.*", ""))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatTheyRunIsThere(Workflow workflow) {
    assertThat(workflow.commands())
        .isNotNull()
        .allSatisfy(
            command -> {
              var found = OF_PROJECT.matcher(command);
              while (found.find()) {
                assertThat(Path.of(found.group(1))).isExecutable();
              }
              assertThat(command).matches("(\\./rehearse|\\.ci/(run|summary)|mvn|pulumi)( .*)?");
            });
  }

  @Test
  void optionsOfTheRehearsalAreItsOwn() throws IOException, InterruptedException {
    var lines = new ArrayList<>(Files.readString(Path.of(".ci/summary")).lines().toList());
    all().map(Workflow::commands).forEach(lines::addAll);
    var rehearsals = lines.stream().filter(line -> line.matches(".*/rehearse\"? .*")).toList();

    assertThat(rehearsals).hasSizeGreaterThanOrEqualTo(5);
    assertThat(options(rehearsals)).isNotEmpty().isSubsetOf(helpOf("./rehearse"));
  }

  @Test
  void optionsOfMavenAreItsOwn() throws IOException, InterruptedException {
    var lines = new ArrayList<>(Files.readString(Path.of(".ci/run")).lines().toList());
    all().map(Workflow::commands).forEach(lines::addAll);
    var maven = lines.stream().map(String::strip).filter(line -> line.startsWith("mvn ")).toList();

    assertThat(maven).hasSizeGreaterThanOrEqualTo(4);
    assertThat(options(maven))
        .isNotEmpty()
        .allSatisfy(
            option ->
                assertThat(option.startsWith("-D") || helpOf("mvn").contains(option))
                    .as(option)
                    .isTrue());
    assertThat(maven)
        .allSatisfy(line -> assertThat(line).containsPattern(" (package|verify)( |$)"));
  }

  @Test
  void packagingComesBeforeThePreview() {
    for (var name : List.of("preview", "deploy", "drift")) {
      var steps = Workflow.of(name).steps().toList();
      var packaging = index(steps, step -> step.path("run").asText().startsWith("mvn "));
      var pulumi = index(steps, step -> step.path("uses").asText().startsWith("pulumi/actions@"));

      assertThat(packaging).as(name).isBetween(0, pulumi);
    }
  }

  @Test
  void profilesAreThoseOfTheStackFiles() {
    var profiles = new TreeSet<String>();
    for (var stack : stacks()) {
      Pattern.compile("\"profile\":\"([^\"]+)\"")
          .matcher(String.join(" ", stack.config().values()))
          .results()
          .forEach(found -> profiles.add(found.group(1)));
    }

    assertThat(profiles).isNotEmpty();
    for (var name : List.of("preview", "deploy", "drift")) {
      assertThat(Workflow.of(name).inputs("aws-profile"))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(profiles);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"preview", "deploy"})
  void bothStacksTakeTheirTurnTheManagementHalfFirst(String name) {
    var workflow = Workflow.of(name);

    assertThat(workflow.inputs("stack-name")).containsExactly("mgmt", "dev");
    assertThat(stacks()).extracting(StackFile::stack).contains("mgmt", "dev");
    assertThat(workflow.inputs("command"))
        .containsOnly(name.equals("deploy") ? "up" : "preview")
        .hasSize(2);
  }

  @Test
  void previewsAreForBranchesOfTheRepositoryAndComment() {
    var job = Workflow.of("preview").jobs().get(0).getValue();

    assertThat(job.path("if").asText())
        .contains("github.event.pull_request.head.repo.full_name == github.repository");
    assertThat(permissions(job))
        .containsExactlyInAnyOrder("contents read", "id-token write", "pull-requests write");
    assertThat(Workflow.of("preview").inputs("comment-on-pr")).containsExactly("true", "true");
    assertThat(Workflow.of("preview").inputs("role-to-assume"))
        .allMatch(role -> role.contains("_PREVIEW_ROLE"));
  }

  @Test
  void deploymentsWaitForTheirEnvironmentAndForEachOther() {
    var deploy = Workflow.of("deploy");
    var job = deploy.jobs().get(0).getValue();

    assertThat(deploy.on().at("/push/branches/0").asText()).isEqualTo("main");
    assertThat(deploy.on().has("pull_request")).isFalse();
    assertThat(job.path("environment").asText()).isEqualTo("production");
    assertThat(job.path("if").asText()).contains("github.ref == 'refs/heads/main'");
    assertThat(deploy.tree().at("/concurrency/group").asText()).isEqualTo("deploy");
    assertThat(deploy.tree().at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
    assertThat(permissions(job)).containsExactlyInAnyOrder("contents read", "id-token write");
    assertThat(deploy.text()).doesNotContain("cache: maven");
  }

  @Test
  void driftIsLookedForInBothStacksWithRightsToRead() {
    var drift = Workflow.of("drift");

    assertThat(drift.on().at("/schedule/0/cron").asText()).isNotBlank();
    assertThat(drift.commands())
        .filteredOn(command -> command.startsWith("pulumi "))
        .extracting(command -> command.replaceAll(" --(diff|non-interactive)", ""))
        .containsExactly(
            "pulumi preview --stack mgmt --refresh --expect-no-changes",
            "pulumi preview --stack dev --refresh --expect-no-changes");
    assertThat(drift.inputs("role-to-assume")).allMatch(role -> role.contains("_PREVIEW_ROLE"));
    assertThat(permissions(drift.jobs().get(0).getValue()))
        .containsExactlyInAnyOrder("contents read", "id-token write");
  }

  @Test
  void everyVariableIsDocumented() throws IOException {
    var docs = Files.readString(Path.of("docs/ci.md"));
    var used = new TreeSet<String>();
    all()
        .forEach(
            workflow ->
                VARIABLE.matcher(workflow.text()).results().forEach(v -> used.add(v.group(1))));
    var documented = new TreeSet<String>();
    Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
        .matcher(docs)
        .results()
        .forEach(found -> documented.add(found.group(1)));

    assertThat(documented).isNotEmpty().isEqualTo(used);
  }

  private static int index(List<JsonNode> steps, java.util.function.Predicate<JsonNode> wanted) {
    for (var i = 0; i < steps.size(); i++) {
      if (wanted.test(steps.get(i))) {
        return i;
      }
    }
    throw new AssertionError("no such step in " + steps);
  }

  private static List<String> permissions(JsonNode job) {
    return job.path("permissions").properties().stream()
        .map((Map.Entry<String, JsonNode> each) -> each.getKey() + " " + each.getValue().asText())
        .toList();
  }

  private static Set<String> options(List<String> commands) {
    var options = new TreeSet<String>();
    for (var command : commands) {
      OPTION.matcher(command).results().forEach(found -> options.add(found.group(1)));
    }
    return options;
  }

  private static Set<String> helpOf(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                command.equals("mvn")
                    ? List.of("mvn", "--help")
                    : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "eventrelay.rehearsal.cli.Rehearse",
                        "--help"))
            .redirectErrorStream(true)
            .start();
    var help = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    var options = new TreeSet<String>();
    Pattern.compile("(?<![\\w-])--?[A-Za-z][\\w-]*")
        .matcher(help)
        .results()
        .forEach(found -> options.add(found.group()));
    return options;
  }

  private static List<StackFile> stacks() {
    return StackFolder.read(Path.of(""), StackConfig.NAMESPACE);
  }
}
