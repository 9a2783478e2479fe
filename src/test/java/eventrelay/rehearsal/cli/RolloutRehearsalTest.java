package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal of a StackSet: its template is deployed, and events come from where it is. */
@Timeout(120)
class RolloutRehearsalTest {
  private static final String EXAMPLE = "examples/organization-rollout";

  @TempDir private Path folder;

  @Test
  void sendsEachSampleFromEachMadeUpAccountAndRegionUnderAnIdOfItsOwn() {
    var run = CommandLineRun.of(EXAMPLE, "--format", "json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().at("/summary/events").asInt()).isEqualTo(40);
    assertThat(run.json().at("/summary/delivered").asInt()).isEqualTo(12);
    var ids = new HashSet<String>();
    var places = new HashSet<String>();
    for (var event : run.json().path("events")) {
      ids.add(event.path("id").asText() + event.path("source").asText());
      places.add(event.path("account").asText() + " " + event.path("region").asText());
      assertThat(event.at("/function/log").toString()).doesNotContain("\"repeated\":true");
    }
    assertThat(ids).hasSize(40);
    assertThat(places)
        .containsExactlyInAnyOrder(
            "222222222222 ap-northeast-1",
            "222222222222 us-east-1",
            "333333333333 ap-northeast-1",
            "333333333333 us-east-1");
  }

  @Test
  void takesTheAccountOfAChosenEventForAMember() throws IOException {
    var stopped = Files.readString(Path.of("events/ec2-stopped.json"));
    var run =
        CommandLineRun.of(
            stopped.replace("222222222222", "987654321098").getBytes(), EXAMPLE, "--event", "-");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("1 event: 1 delivered")
        .contains("in the events' accounts of ap-northeast-1, us-east-1: 987654321098")
        .doesNotContain("222222222222");
  }

  @Test
  void filtersWhatHappensInARegionThatTheRolloutDoesNotReach() throws IOException {
    var stopped = Files.readString(Path.of("events/ec2-stopped.json"));
    var run =
        CommandLineRun.of(
            stopped.replace("ap-northeast-1", "eu-west-1").getBytes(), EXAMPLE, "--event", "-");
    assertThat(run.status()).as(run.out()).isOne();
    assertThat(run.out())
        .contains(
            "1 event: 0 delivered, 1 filtered — nothing was delivered: these stacks listen in"
                + " 222222222222 ap-northeast-1, 222222222222 us-east-1, and the events came from"
                + " 222222222222 eu-west-1");
  }

  @Test
  void attacksWhatTheMembersHave() {
    var run = CommandLineRun.of(EXAMPLE, "--attacks", "all");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("another rule assumes role eventbridge-to-management-role")
        .contains("arn:aws:events:us-east-1:222222222222:rule/ForwardEC2LaunchToManagement");
  }

  @Test
  void savesTheTemplateBesideTheExportAndRehearsesTheExportAlike() throws IOException {
    var direct = CommandLineRun.of(EXAMPLE, "--save-exports", folder.toString());
    var template =
        new ObjectMapper()
            .readTree(folder.resolve("event-relay-forwarding.template.json").toFile());
    assertThat(template.at("/Resources/ForwardingRole/Type").textValue())
        .isEqualTo("AWS::IAM::Role");

    var export = folder.resolve("mgmt.json").toString();
    assertThat(CommandLineRun.of("--export", export).out()).isEqualTo(direct.out());
  }

  @Test
  void namesTheStatementOfATemplateThatKeepsEventsOut() throws IOException {
    CommandLineRun.of(EXAMPLE, "--save-exports", folder.toString());
    var export = folder.resolve("mgmt.json");
    var other = "another-account-role";
    Files.writeString(
        export,
        Files.readString(export)
            .replace(
                "\\\"RoleName\\\":\\\"eventbridge-to-management-role\\\"",
                "\\\"RoleName\\\":\\\"" + other + "\\\""));
    var run = CommandLineRun.of("--export", export.toString());
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("its condition ArnLike on aws:PrincipalArn allows")
        .contains("the request has arn:aws:iam::222222222222:role/" + other);
  }
}
