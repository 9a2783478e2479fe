package eventrelay.rehearsal.cli;

import static eventrelay.rehearsal.journey.Edit.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bus that lets in a whole organization, by principal {@code *} and aws:PrincipalOrgID. */
@Timeout(60)
class OrganizationTrustTest {
  private static final String STATEMENT = "policy#/Statement/0/";
  private static final String ORGANIZATION = "Condition/StringEquals";
  private static final String FOREIGN = "a foreign account puts events onto bus development-events";

  @TempDir private Path folder;

  @Test
  void aMembersForwardingRoleIsLetIn() {
    var run = run(trusting("'o-abcdefghij'"), "--event", "events/ec2-stopped.json");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("1 delivered");
  }

  @Test
  void whoIsOfNoOrganizationIsRefusedByTheCondition() {
    var run = run(trusting("'o-abcdefghij'"), "--attacks");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains(
            "✔ refused  "
                + FOREIGN
                + "\n    statement AllowDevelopmentAccount of bus policy of development-events does"
                + " not apply: its condition StringEquals on aws:PrincipalOrgID allows"
                + " o-abcdefghij, the request has none");
  }

  @Test
  void anotherRoleOfAMemberIsRefusedByTheRolesPatternAlone() {
    var stacks = edited(trusting("'o-abcdefghij'"), "Condition/ArnLike", GONE);

    var run = run(stacks, "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "✘ SUCCEEDS another role of a source account puts events", "✔ refused  " + FOREIGN);
  }

  @Test
  void principalStarWithoutTheOrganizationLetsInTheWorld() {
    var run = run(edited(trusting("'o-abcdefghij'"), ORGANIZATION, GONE), "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("✘ SUCCEEDS " + FOREIGN);
  }

  /** Nothing in the stacks says who is a member, so the reader has to know what was taken on. */
  @Test
  void aNoteSaysThatMembershipIsTakenOnTrust() {
    var trusting = trusting("'o-abcdefghij'");
    var note =
        "the accounts of these stacks are taken for members of organization o-abcdefghij, which"
            + " the bus trusts; nothing in the stacks says whether they are";

    assertThat(run(trusting, "--event", "events/ec2-stopped.json").out())
        .contains("note: " + note + "\n");
    assertThat(run(ShippedStacks.ALL, "--event", "events/ec2-stopped.json").out())
        .doesNotContain("note:");
  }

  private static List<Deployment> trusting(String organization) {
    var open = edited(ShippedStacks.ALL, "Principal", "'*'");
    return edited(open, ORGANIZATION, "{'aws:PrincipalOrgID': " + organization + "}");
  }

  private static List<Deployment> edited(List<Deployment> stacks, String element, String value) {
    return new Edit("management-bus-policy", STATEMENT + element, value).in(stacks, Edit.Side.BOTH);
  }

  private CommandLineRun run(List<Deployment> stacks, String... args) {
    return CommandLineRun.on(stacks, folder, args);
  }
}
