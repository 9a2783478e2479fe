package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --against X --format html}: what a page of each state has, and what changed. */
@Timeout(180)
class PageOfTwoStatesTest {
  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String PENDING = "events/ec2-pending.json";

  @TempDir private Path folder;
  private Path good;
  private Path denied;

  @BeforeEach
  void save() throws IOException {
    good = saved("good", ShippedStacks.ALL);
    var edit = new Edit("management-bus-policy", "policy#/Statement/0/Effect", "'Deny'");
    denied = saved("denied", edit.in(ShippedStacks.ALL, Edit.Side.BOTH));
  }

  @Test
  void eachSideIsWhatAPageOfThatStateAloneHas() {
    var run = page(denied, "--against", good.toString());
    var data = new HtmlPage(run.out()).data();

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
    assertThat(outcome(data, 0)).isEqualTo("dead-lettered");
    assertThat(outcome(data, 1)).isEqualTo("filtered");
    assertThat(outcome(data.path("before"), 0)).isEqualTo("delivered");
    assertThat(outcome(data.path("before"), 1)).isEqualTo("filtered");
    assertThat(data.at("/changes/against").textValue()).isEqualTo(good.toString());
    assertThat(data.at("/changes/summary").textValue())
        .isEqualTo("1 resource changed; 1 event ends differently");
    assertThat(data.at("/changes/losses")).isEmpty();
    assertThat(data.at("/changes/advice").textValue()).isEmpty();

    assertThat(withoutOrigin(data.path("before")))
        .isEqualTo(withoutOrigin(new HtmlPage(page(good).out()).data()));
    var now = (ObjectNode) data.deepCopy();
    now.remove(List.of("before", "changes"));
    assertThat(withoutOrigin(now))
        .isEqualTo(withoutOrigin(new HtmlPage(page(denied).out()).data()));
  }

  @Test
  void aPageOfOneStateHasNoSecondSide() {
    var data = new HtmlPage(page(good).out()).data();

    assertThat(data.has("before")).isFalse();
    assertThat(data.has("changes")).isFalse();
  }

  @Test
  void theStatusIsThatOfTheNewState() {
    assertThat(page(good, "--against", denied.toString()).status()).isZero();
    assertThat(page(good, "--against", good.toString()).status()).isZero();
  }

  @Test
  void whatWouldBeDeletedWithWhatItHoldsIsSaidAndGivesStatusOne() throws IOException {
    var stacks = ShippedStacks.without(resource -> resource.urn().endsWith("::management-archive"));

    var run = page(saved("without", stacks), "--against", good.toString());

    var changes = new HtmlPage(run.out()).data().path("changes");
    assertThat(run.status()).isEqualTo(1);
    assertThat(changes.path("summary").textValue())
        .isEqualTo(
            "1 resource removed; no event ends differently;"
                + " 1 resource would be deleted with what it holds");
    assertThat(changes.path("losses"))
        .extracting(JsonNode::textValue)
        .containsExactly(
            "EventArchive management-archive of stack mgmt: deletes the events that archive"
                + " event-relay keeps (protected: pulumi preview fails, and nothing is deleted)");
    assertThat(changes.path("advice").textValue()).startsWith("docs/change.md says how");
  }

  /** A commit's stacks are saved into a temporary folder first, which the page does not name. */
  @Test
  void aCommitIsNamedAsOnTheCommandLine() throws Exception {
    var project = Files.createDirectories(folder.resolve("project"));
    var command = "#!/bin/sh\nmkdir -p \"$3\" && cp '%s'/*.json \"$3\"\n".formatted(good);
    var rehearse = Files.writeString(project.resolve("rehearse"), command);
    assertThat(rehearse.toFile().setExecutable(true)).isTrue();
    Git.run(project, "init", "-q");
    Git.run(project, "add", ".");
    Git.run(project, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x");

    var run = CommandLineRun.in(project, new byte[0], arguments(denied, "--against", "HEAD"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("event-relay-against-");
    var data = new HtmlPage(run.out()).data();
    assertThat(data.at("/before/origin/files")).isEmpty();
    assertThat(data.at("/changes/against").textValue()).isEqualTo("HEAD");
    assertThat(outcome(data.path("before"), 0)).isEqualTo("delivered");
  }

  @Test
  void whatIsWrongWithTheOtherStateIsSaidOfThat() throws IOException {
    var edit = new Edit("management-bus-policy", "policy#/Statement/0/Effect", "'Perhaps'");
    var wrong = saved("wrong", edit.in(ShippedStacks.ALL, Edit.Side.BOTH));

    var run = page(good, "--against", wrong.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("--against: ");
  }

  private Path saved(String name, List<Deployment> stacks) throws IOException {
    var made = Files.createDirectories(folder.resolve(name));
    stacks.forEach(stack -> ExportFile.write(stack, made.resolve(stack.stack() + ".json")));
    return made;
  }

  private static CommandLineRun page(Path exports, String... more) {
    return CommandLineRun.of(arguments(exports, more));
  }

  private static String[] arguments(Path exports, String... more) {
    var arguments = new ArrayList<>(List.of("--format", "html", "--event", STOPPED));
    arguments.addAll(List.of("--event", PENDING));
    for (var stack : ShippedStacks.ALL) {
      arguments.addAll(List.of("--export", exports.resolve(stack.stack() + ".json").toString()));
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static String outcome(JsonNode side, int event) {
    return StreamSupport.stream(side.path("scenarios").spliterator(), false)
        .filter(scenario -> scenario.path("word").textValue().isEmpty())
        .map(scenario -> scenario.path("journeys").get(event).path("outcome").textValue())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode withoutOrigin(JsonNode data) {
    return ((ObjectNode) data.deepCopy()).without("origin");
  }
}
