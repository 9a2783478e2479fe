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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bus that lets in a whole organization, by principal {@code *} and aws:PrincipalOrgID. */
@Timeout(60)
class OrganizationTrustTest {
  private static final String STATEMENT = "policy#/Statement/0/";
  private static final String ORGANIZATION = "Condition/StringEquals";
  private static final String FOREIGN = "a foreign account puts events onto bus development-events";

  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String MEMBER = "222222222222=o-abcdefghij";

  @TempDir private Path folder;

  @Test
  void aMembersForwardingRoleIsLetIn() {
    var run = run(trusting("'o-abcdefghij'"), "--event", STOPPED, "--member", MEMBER);

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("1 delivered");
  }

  @Test
  void whoIsOfNoOrganizationIsRefusedByTheCondition() {
    var run = run(trusting("'o-abcdefghij'"), "--attacks", "all");

    assertThat(run.out())
        .contains(
            "✔ refused  "
                + FOREIGN
                + " [B-PUT-FOREIGN]\n    statement AllowDevelopmentAccount of bus policy of development-events does"
                + " not apply: its condition StringEquals on aws:PrincipalOrgID allows"
                + " o-abcdefghij, the request has none");
  }

  @Test
  void anOrganizationThatIsNoneOfTheStacksIsAWayIn() {
    var run = run(trusting("'o-abcdefghij'"), "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "✘ SUCCEEDS a foreign account of organization o-abcdefghij puts events onto bus",
            "statement AllowDevelopmentAccount of bus policy of development-events allow it");
  }

  @Test
  void anotherRoleOfAMemberIsRefusedByTheRolesPatternAlone() {
    var stacks = edited(trusting("'o-abcdefghij'"), "Condition/ArnLike", GONE);

    var run = run(stacks, "--attacks", "all", "--member", MEMBER);

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

  @Test
  void anAccountOfAnotherOrganizationIsRefused() {
    var other = "222222222222=o-zzzzzzzzzz";

    var run = run(trusting("'o-abcdefghij'"), "--event", STOPPED, "--member", other);

    assertThat(run.out())
        .contains("✘ dead-lettered", "allows o-abcdefghij, the request has o-zzzzzzzzzz");
  }

  @Test
  void whereNothingSaysWhoIsAMemberTheEventIsUnproven() {
    var run = run(trusting("'o-abcdefghij'"), "--event", STOPPED);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "? unproven",
            "no stack says which organization account 222222222222 is of, if any; `aws"
                + " organizations describe-organization` there says it, and --member tells the"
                + " rehearsal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "222=o-abcdefghij | --member 222=o-abcdefghij: write ACCOUNT=ORGANIZATION, such as",
        "222222222222 | --member 222222222222: write ACCOUNT=ORGANIZATION, such as",
        "222222222222=o-zzzzzzzzzz | account 222222222222 is of o-abcdefghij already;",
      })
  void aWrongMemberIsRefused(String member, String message) {
    var run = Run.of("--member", MEMBER, "--member", member);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  /** What the stacks declare of their organization is taken on trust, and said. */
  @Test
  void aNoteSaysThatMembershipIsTakenOnTrust() {
    var note =
        "note: the accounts of these stacks are taken for members of organization o-a1b2c3d4e5,"
            + " which they declare; nothing in the stacks says whether they are\n";

    assertThat(Run.of("examples/organization").out()).contains(note);
    assertThat(run(ShippedStacks.ALL, "--event", STOPPED).out()).doesNotContain("note:");
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
