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

/** The workflows fit the files and commands they name, and may no more than they need. */
@Timeout(60)
class WorkflowsTest {
  private static final Pattern BY_COMMIT =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern OF_WORKFLOW =
      Pattern.compile("\\./(\\.github/workflows/[a-z]+\\.yml)");
  private static final Pattern OF_PROJECT = Pattern.compile("(?:^|\\s)((?:\\./|\\.ci/)\\S+)");
  private static final Pattern OPTION = Pattern.compile("(?:^|\\s)(--?[A-Za-z][\\w-]*)");
  private static final Pattern VARIABLE = Pattern.compile("vars\\.(\\w+)");

  static Stream<Workflow> all() {
    return Workflow.all().stream();
  }

  @Test
  void areTheFourAndTheTwoThatTheyCall() {
    assertThat(all())
        .extracting(Workflow::name)
        .containsExactly("deploy", "drift", "package", "preview", "stack", "verify");
    assertThat(all().filter(Workflow::isCalled))
        .extracting(Workflow::name)
        .containsExactly("package", "stack");
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
              if (job.getValue().has("uses")) {
                return; // The called workflow's jobs have the limits.
              }
              assertThat(job.getValue().path("timeout-minutes").asInt()).isBetween(1, 60);
              // A label that moves would change what runs without a commit here.
              assertThat(job.getValue().path("runs-on").asText())
                  .matches("ubuntu-\\d+\\.\\d+|macos-\\d+");
            });
    if (!workflow.isCalled()) {
      assertThat(workflow.tree().path("concurrency").path("group").asText()).isNotBlank();
      assertThat(workflow.tree().path("concurrency").has("cancel-in-progress")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noCodeOfAForkRunsWithRightsOfTheRepository(Workflow workflow) {
    assertThat(workflow.text())
        .doesNotContain("pull_request_target", "workflow_run", "secrets.", "secrets[");
    assertThat(workflow.steps())
        .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
        .allSatisfy(
            step -> assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse());
    // What a pull request names must not become a part of a command.
    assertThat(workflow.commands()).noneMatch(command -> command.contains("${{"));
  }

  @Test
  void verifyMayReadTheRepositoryAndNothingElseApartFromTheComment() {
    var verify = Workflow.of("verify");

    assertThat(verify.text()).doesNotContain("secrets.", "vars.");
    assertThat(verify.on().has("pull_request")).isTrue();
    assertThat(verify.jobs())
        .filteredOn(job -> !job.getKey().equals("comment"))
        .hasSize(4)
        .allSatisfy(
            job -> {
              assertThat(job.getValue().path("permissions")).hasSize(1);
              assertThat(job.getValue().has("if")).isFalse();
            });
    assertThat(verify.commands())
        .containsExactlyInAnyOrder(
            ".ci/run",
            ".ci/readme-commands",
            "./rehearse",
            ".ci/summary base | tee report.md >> \"$GITHUB_STEP_SUMMARY\"",
            ".ci/comment \"$PULL_REQUEST\" report.md");
    // Without it, a report that fails would be a step that passes.
    assertThat(verify.steps())
        .filteredOn(step -> step.path("run").asText().contains(" | "))
        .hasSize(1)
        .allMatch(step -> step.path("shell").asText().equals("bash"));
    assertThat(verify.tree().at("/jobs/java/strategy/matrix/java"))
        .extracting(JsonNode::asText)
        .containsExactly("17", "21", "25");
    assertThat(verify.inputs("path")).containsExactly("base", "report.md");
  }

  /** A fork's token may not write; what may write builds nothing and assumes no role. */
  @Test
  void whatWritesOnGitHubIsAJobOfItsOwn() {
    var comment = job("verify", "comment");
    var issue = job("drift", "issue");

    assertThat(permissions(comment))
        .containsExactlyInAnyOrder("contents read", "pull-requests write");
    assertThat(comment.path("if").asText())
        .contains(
            "!cancelled()",
            "github.event_name == 'pull_request'",
            "github.event.pull_request.head.repo.full_name == github.repository",
            "github.actor != 'dependabot[bot]'");
    assertThat(comment.path("needs").asText()).isEqualTo("rehearse");
    assertThat(permissions(issue)).containsExactlyInAnyOrder("contents read", "issues write");
    assertThat(issue.path("needs").asText()).isEqualTo("drift");
    assertThat(Workflow.commands(issue)).containsExactly(".ci/drift-issue drift");
    for (var job : List.of(comment, issue)) {
      assertThat(Workflow.commands(job)).hasSize(1).allMatch(run -> run.startsWith(".ci/"));
      assertThat(Workflow.inputs(job, "role-to-assume")).isEmpty();
      assertThat(Workflow.steps(job).toList())
          .last()
          .satisfies(
              step ->
                  assertThat(step.at("/env/GH_TOKEN").asText()).isEqualTo("${{ github.token }}"));
    }
    assertThat(all().filter(workflow -> !List.of("verify", "drift").contains(workflow.name())))
        .noneMatch(workflow -> workflow.text().contains("github.token"));
  }

  private static JsonNode job(String workflow, String name) {
    return Workflow.of(workflow).tree().at("/jobs/" + name);
  }

  @ParameterizedTest
  @MethodSource("all")
  void actionsArePinned(Workflow workflow) {
    assertThat(workflow.text().lines().filter(line -> line.contains("uses:")).map(String::strip))
        .allSatisfy(
            line -> {
              var action = line.replaceFirst("^(- )?uses: ", "");
              var called = OF_WORKFLOW.matcher(action);
              if (called.matches()) {
                assertThat(Path.of(called.group(1))).exists();
              } else {
                assertThat(action).matches(BY_COMMIT);
              }
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
        .allSatisfy(
            command -> {
              var found = OF_PROJECT.matcher(command);
              while (found.find()) {
                assertThat(Path.of(found.group(1))).isExecutable();
              }
              assertThat(command).matches("(\\./rehearse|\\.ci/[a-z-]+|mvn|pulumi|touch)( .*)?");
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

    assertThat(maven).hasSizeGreaterThanOrEqualTo(2);
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

  /** A plugin of the build could ask for a token wherever the job may have one. */
  @ParameterizedTest
  @MethodSource("all")
  void whatMayAssumeARoleBuildsNothing(Workflow workflow) {
    for (var job : workflow.jobs()) {
      var steps = Workflow.steps(job.getValue()).toList();
      if (!permissions(job.getValue()).contains("id-token write") || steps.isEmpty()) {
        continue;
      }
      assertThat(steps)
          .extracting(step -> step.path("run").asText())
          .as(job.getKey())
          .noneMatch(run -> run.contains("mvn") || run.contains("rehearse"));
      assertThat(steps).noneMatch(step -> step.at("/with/cache").asText().equals("maven"));
      var jar = index(steps, step -> step.at("/with/name").asText().equals("jar"));
      var pulumi = index(steps, step -> step.path("uses").asText().startsWith("pulumi/actions@"));
      assertThat(jar).isLessThan(pulumi);
      assertThat(steps.get(jar).path("uses").asText()).startsWith("actions/download-artifact@");
    }
  }

  @Test
  void whatRunsInTheAccountsIsPackagedWithoutAnyRight() {
    for (var name : List.of("preview", "deploy", "drift")) {
      var first = Workflow.of(name).jobs().get(0);
      assertThat(first.getValue().path("uses").asText())
          .as(name)
          .isEqualTo("./.github/workflows/package.yml");
      assertThat(permissions(first.getValue())).containsExactly("contents read");
      assertThat(Workflow.of(name).jobs().get(1).getValue().path("needs").asText())
          .isEqualTo(first.getKey());
    }
    var job = Workflow.of("package").jobs().get(0).getValue();
    assertThat(permissions(job)).containsExactly("contents read");
    assertThat(Workflow.of("package").text()).doesNotContain("vars.", "cache: maven", "write");
  }

  @Test
  void theCliIsTheOneThatIsTestedWith() throws IOException {
    var version = Files.readString(Path.of(".github/pulumi-version")).strip();

    assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Files.readString(Path.of(".ci/engine/go.mod")))
        .contains("github.com/pulumi/pulumi/pkg/v3 v" + version);
    assertThat(all().flatMap(Workflow::steps))
        .filteredOn(step -> step.path("uses").asText().startsWith("pulumi/actions@"))
        .hasSize(5)
        .allSatisfy(
            step ->
                assertThat(step.at("/with/pulumi-version-file").asText())
                    .isEqualTo(".github/pulumi-version"));
  }

  /** The plan's own test is {@code PlanEngineIT}. */
  @Test
  void anUpdateDoesWhatThePreviewBeforeTheApprovalSaid() throws IOException {
    var stack = Workflow.of("stack");
    var preview = stack.jobs().get(0).getValue();
    var update = stack.jobs().get(1).getValue();

    assertThat(preview.has("environment")).isFalse();
    assertThat(update.path("environment").asText()).isEqualTo("production");
    assertThat(update.path("needs").asText()).isEqualTo("preview");
    assertThat(Workflow.inputs(preview, "role-to-assume"))
        .hasSize(2)
        .allMatch(role -> role.contains("_PREVIEW_ROLE"));
    assertThat(Workflow.inputs(update, "role-to-assume"))
        .hasSize(2)
        .allMatch(role -> role.contains("_DEPLOY_ROLE"));
    assertThat(Workflow.commands(preview)).contains(".ci/plan \"$STACK\" plan.json");
    assertThat(Files.readString(Path.of(".ci/plan"))).contains("--save-plan \"$plan\"");
    assertThat(Workflow.commands(update))
        .contains(
            "pulumi up --stack \"$STACK\" --yes --skip-preview --non-interactive --plan plan.json");
    assertThat(Workflow.inputs(preview, "name")).contains("plan-${{ inputs.stack }}");
    assertThat(Workflow.inputs(update, "name")).contains("plan-${{ inputs.stack }}");
  }

  @Test
  void dependabotRenewsWhatIsPinned() throws IOException {
    var updates = Workflow.yaml(Path.of(".github/dependabot.yml")).path("updates");

    assertThat(updates)
        .extracting(update -> update.path("package-ecosystem").asText())
        .containsExactlyInAnyOrder("github-actions", "maven", "gomod", "gomod", "npm", "pip");
    var manifests =
        Map.of(
            "github-actions",
            ".github/workflows",
            "maven",
            "pom.xml",
            "gomod",
            "go.mod",
            "npm",
            "package.json",
            "pip",
            "requirements.txt");
    assertThat(updates)
        .allSatisfy(
            update -> {
              var folder = Path.of("." + update.path("directory").asText());
              var manifest = manifests.get(update.path("package-ecosystem").asText());
              assertThat(folder.resolve(manifest)).exists();
            });
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
    for (var name : List.of("preview", "stack", "drift")) {
      for (var job : Workflow.of(name).jobs()) {
        var used = Workflow.inputs(job.getValue(), "aws-profile");
        assertThat(
                used.isEmpty()
                        && (job.getValue().has("uses")
                            || !permissions(job.getValue()).contains("id-token write"))
                    || profiles.equals(Set.copyOf(used)))
            .as("%s, %s: %s", name, job.getKey(), used)
            .isTrue();
      }
    }
  }

  @Test
  void bothStacksTakeTheirTurnTheManagementHalfFirst() {
    assertThat(stacks()).extracting(StackFile::stack).contains("mgmt", "dev");
    assertThat(Workflow.of("preview").inputs("stack-name")).containsExactly("mgmt", "dev");
    assertThat(Workflow.of("preview").inputs("command")).containsExactly("preview", "preview");
    var deploy = Workflow.of("deploy").jobs();
    assertThat(deploy)
        .extracting(job -> job.getValue().at("/with/stack").asText())
        .containsExactly("", "mgmt", "dev");
    // The development half reads what the management half exports.
    assertThat(deploy.get(2).getValue().path("needs").asText()).isEqualTo(deploy.get(1).getKey());
  }

  @Test
  void previewsAreForBranchesOfTheRepositoryAndComment() {
    var job = Workflow.of("preview").jobs().get(1).getValue();

    assertThat(Workflow.of("preview").jobs().get(0).getValue().path("if").asText())
        .contains("github.event.pull_request.head.repo.full_name == github.repository");
    assertThat(permissions(job))
        .containsExactlyInAnyOrder("contents read", "id-token write", "pull-requests write");
    assertThat(Workflow.of("preview").inputs("comment-on-pr")).containsExactly("true", "true");
    assertThat(Workflow.of("preview").inputs("comment-on-summary")).containsExactly("true", "true");
    assertThat(Workflow.of("preview").inputs("role-to-assume"))
        .allMatch(role -> role.contains("_PREVIEW_ROLE"));
  }

  @Test
  void deploymentsWaitForTheirEnvironmentAndForEachOther() {
    var deploy = Workflow.of("deploy");
    var first = deploy.jobs().get(0).getValue();

    assertThat(deploy.on().at("/push/branches/0").asText()).isEqualTo("main");
    assertThat(deploy.on().has("pull_request")).isFalse();
    assertThat(first.path("if").asText()).contains("github.ref == 'refs/heads/main'");
    assertThat(deploy.tree().at("/concurrency/group").asText()).isEqualTo("deploy");
    assertThat(deploy.tree().at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
    assertThat(deploy.jobs().subList(1, 3))
        .allSatisfy(
            job ->
                assertThat(permissions(job.getValue()))
                    .containsExactlyInAnyOrder("contents read", "id-token write"));
  }

  @Test
  void driftIsLookedForInBothStacksWithRightsToRead() {
    var drift = Workflow.of("drift");

    assertThat(drift.on().at("/schedule/0/cron").asText()).isNotBlank();
    assertThat(Workflow.commands(job("drift", "drift")))
        .filteredOn(command -> command.startsWith(".ci/"))
        .containsExactly(".ci/drift mgmt drift", ".ci/drift dev drift");
    assertThat(drift.inputs("role-to-assume")).allMatch(role -> role.contains("_PREVIEW_ROLE"));
    assertThat(permissions(drift.jobs().get(1).getValue()))
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
    return StackFolder.read(Path.of(""), StackConfig.SHIPPED);
  }
}
