package eventrelay.rehearsal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.stackfile.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FolderRunTest {
  private static final String MANAGEMENT = "{id: '111111111111', region: eu-west-1, profile: m}";
  private static final String DEVELOPMENT =
      "[{name: dev, id: '222222222222', regions: [eu-west-1], profile: d}]";

  @TempDir private Path folder;

  @Test
  void runsTheProjectsOwnStacks() {
    var run = FolderRun.of(Path.of(""));

    assertThat(run.deployments()).extracting(Deployment::stack).containsExactly("mgmt", "dev");
    assertThat(run.notes()).isEmpty();
  }

  @Test
  void whatTheProgramWarnsOfIsANote() throws IOException {
    var accounts =
        IntStream.range(0, 120)
            .mapToObj(
                i ->
                    "{name: a-name-of-24-letters-%1$03d, id: '%1$012d', regions: [eu-west-1],"
                            .formatted(i)
                        + " profile: d}")
            .collect(Collectors.joining(", ", "[", "]"));
    write("all", "management", MANAGEMENT, accounts, "notify: {emails: [a@example.com]}");

    assertThat(FolderRun.of(folder).notes())
        .singleElement()
        .asString()
        .startsWith(
            "stack all: the function's variable ACCOUNT_NAMES holds the names of 71 of 121");
  }

  @Test
  void theManagementHalfComesFirstWhateverTheFilesAreCalled() throws IOException {
    var bus = "bus: other-bus";
    var hub = "hubStack: organization/event-relay/z";
    write("a", "development", MANAGEMENT, DEVELOPMENT, bus, hub);
    write("b", "development", MANAGEMENT, DEVELOPMENT, bus, hub);
    write("z", "management", MANAGEMENT, DEVELOPMENT, bus);

    var run = FolderRun.of(folder);

    assertThat(run.deployments()).extracting(Deployment::stack).containsExactly("z", "a", "b");
    assertThat(run.deployments().get(1).exports().path("forwardsTo").textValue())
        .isEqualTo("arn:aws:events:eu-west-1:111111111111:event-bus/other-bus");
  }

  @Test
  void aStackWithBothHalvesNeedsNoOther() throws IOException {
    write("all", "both", MANAGEMENT, DEVELOPMENT);

    assertThat(FolderRun.of(folder).deployments())
        .singleElement()
        .satisfies(
            stack ->
                assertThat(stack.resources())
                    .extracting(ResourceState::type)
                    .contains("event-relay:index:Hub", "event-relay:index:Forwarder"));
  }

  @Test
  void allMistakesOfAllFilesAreTold() throws IOException {
    write("a", "nothing", MANAGEMENT, DEVELOPMENT, "buss: x");
    write("b", "management", MANAGEMENT, DEVELOPMENT);
    write("c", "both", "{region: nowhere, profile: m}", DEVELOPMENT);

    assertThatThrownBy(() -> FolderRun.of(folder))
        .isInstanceOf(UnusableInputException.class)
        .message()
        .satisfies(
            message -> {
              assertThat(message.lines())
                  .filteredOn(line -> !line.startsWith("  "))
                  .containsExactly(
                      folder.resolve("Pulumi.a.yaml") + " has 2 mistakes:",
                      folder.resolve("Pulumi.c.yaml") + " has 1 mistake:");
              assertThat(message)
                  .contains(
                      "  event-relay:deploy = \"nothing\": ",
                      "  event-relay:buss = \"x\": ",
                      "  event-relay:management.region = \"nowhere\": ");
            });
  }

  /** What `pulumi new` makes, and a checkout whose Pulumi.yaml has another name. */
  @Test
  void aProjectOfAnotherNameHasSettingsOfThatName() throws IOException {
    Files.writeString(folder.resolve("Pulumi.yaml"), "name: my-relay\n");
    for (var stack : List.of("mgmt", "dev")) {
      Files.copy(Path.of("Pulumi." + stack + ".yaml"), file(stack));
    }
    Files.writeString(file("mgmt"), "  my-relay:bus: relay\n", StandardOpenOption.APPEND);
    Files.writeString(file("dev"), "  my-relay:bus: relay\n", StandardOpenOption.APPEND);

    var stacks = FolderRun.of(folder).deployments();

    assertThat(stacks).extracting(Deployment::project).containsExactly("my-relay", "my-relay");
    assertThat(stacks.get(1).resources())
        .extracting(ResourceState::urn)
        .contains(
            "urn:pulumi:dev::my-relay::pulumi:pulumi:StackReference::organization/my-relay/mgmt",
            "urn:pulumi:dev::my-relay::event-relay:index:Forwarder::development");
    assertThat(stacks.get(1).exports().path("forwardsTo").asText()).endsWith("event-bus/relay");
  }

  @Test
  void settingsOfAnotherProjectAreRefused() throws IOException {
    write("one", "both", MANAGEMENT, DEVELOPMENT);
    Files.writeString(folder.resolve("Pulumi.yaml"), "name: my-relay\n");

    assertThatThrownBy(() -> FolderRun.of(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            (file("one")
                    + " has 3 mistakes:\n"
                    + "  event-relay:deploy: %1$s; write my-relay:deploy, or only deploy\n"
                    + "  event-relay:management: %1$s; write my-relay:management, or only management\n"
                    + "  event-relay:development: %1$s; write my-relay:development, or only development")
                .formatted(
                    "this project is named my-relay, and Pulumi takes this for a setting of another"
                        + " one"));
  }

  @Test
  void aFolderOutsideOfAnyProjectIsOfTheRehearsedOne() throws IOException {
    write("one", "both", MANAGEMENT, DEVELOPMENT);
    var project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("Pulumi.yaml"), "name: my-relay\n");

    assertThatThrownBy(() -> FolderRun.of(folder, project, () -> {}))
        .hasMessageContaining("this project is named my-relay");
  }

  @Test
  void aDevelopmentStackNeedsItsManagementStack() throws IOException {
    write("dev", "development", MANAGEMENT, DEVELOPMENT);

    assertThatThrownBy(() -> FolderRun.of(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            ("%s: it reads the management stack organization/event-relay/mgmt, and %s has no"
                    + " Pulumi.mgmt.yaml that deploys management; add one, or name another stack in"
                    + " event-relay:hubStack")
                .formatted(folder.resolve("Pulumi.dev.yaml"), folder));
  }

  @Test
  void anotherDevelopmentStackIsNoManagementStack() throws IOException {
    write("a", "development", MANAGEMENT, DEVELOPMENT, "hubStack: organization/event-relay/mgmt");
    write("b", "development", MANAGEMENT, DEVELOPMENT, "hubStack: organization/event-relay/a");
    write("mgmt", "management", MANAGEMENT, DEVELOPMENT);

    assertThatThrownBy(() -> FolderRun.of(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(
            folder.resolve("Pulumi.b.yaml")
                + ": it reads the management stack organization/event-relay/a, and "
                + folder
                + " has no Pulumi.a.yaml that deploys management");
  }

  @Test
  void stacksThatDoNotFitTogetherAreToldWithTheirFile() throws IOException {
    write("mgmt", "management", MANAGEMENT, DEVELOPMENT, "bus: other-bus");
    write("dev", "development", MANAGEMENT, DEVELOPMENT);

    assertThatThrownBy(() -> FolderRun.of(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(
            folder.resolve("Pulumi.dev.yaml")
                + ": stack organization/event-relay/mgmt receives on"
                + " arn:aws:events:eu-west-1:111111111111:event-bus/other-bus, but");
  }

  @Test
  void accountsWithoutIdAreMadeUpAndNoted() throws IOException {
    write(
        "all",
        "both",
        "{region: eu-west-1, profile: m}",
        DEVELOPMENT.replace("id: '222222222222', ", ""));

    var run = FolderRun.of(folder);

    assertThat(run.notes())
        .containsExactly(
            "account management has no id in its stack file; the rehearsal calls it 111111111111",
            "account dev has no id in its stack file; the rehearsal calls it 222222222222");
    assertThat(run.deployments().get(0).exports().path("eventBusArn").textValue())
        .isEqualTo("arn:aws:events:eu-west-1:111111111111:event-bus/development-events");
    assertThat(run.deployments().get(0).exports().path("forwardingRoleArns").path("dev").asText())
        .startsWith("arn:aws:iam::222222222222:role/");
  }

  @Test
  void aRolesArnTellsTheAccount() throws IOException {
    write(
        "all",
        "both",
        "{region: eu-west-1, roleArn: 'arn:aws:iam::999999999999:role/deploy'}",
        DEVELOPMENT);

    var run = FolderRun.of(folder);

    assertThat(run.notes()).isEmpty();
    assertThat(run.deployments().get(0).exports().path("eventBusArn").textValue())
        .isEqualTo("arn:aws:events:eu-west-1:999999999999:event-bus/development-events");
  }

  @Test
  void whatTheProgramSaysToPeopleIsAMessageAndATraceIsNone() {
    var file = new StackFile("s", Path.of("a\nb.yaml"), Map.of());

    assertThat(FolderRun.failure(file, failed(new RunException("no"), "no: \u001b[2J\nreally")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("a b.yaml: no: [2J\nreally");
    var defect = new NullPointerException("x");
    assertThat(FolderRun.failure(file, failed(defect, "unhandled:\nNullPointer\n\tat a.B.c(D)")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the program failed on a\nb.yaml: java.lang.NullPointerException: x")
        .hasCause(defect);
  }

  private static ProgramRun failed(Exception thrown, String error) {
    var nothing = new Deployment("s", List.of());
    return new ProgramRun(nothing, 32, List.of(thrown), List.of(error), List.of(), List.of());
  }

  private void write(
      String stack, String deploy, String management, String development, String... more)
      throws IOException {
    var text = new StringBuilder("config:\n");
    text.append("  event-relay:deploy: ").append(deploy).append('\n');
    text.append("  event-relay:management: ").append(management).append('\n');
    text.append("  event-relay:development: ").append(development).append('\n');
    for (var line : more) {
      text.append("  event-relay:").append(line).append('\n');
    }
    Files.writeString(file(stack), text);
  }

  private Path file(String stack) {
    return folder.resolve("Pulumi." + stack + ".yaml");
  }
}
