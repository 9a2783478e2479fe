package eventrelay.rehearsal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.cloud.Listening;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.program.FolderRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and Regions that an event meets the same in are told from others. */
@Timeout(60)
class PlaceGroupTest {
  private static final AccountRegion HOME = new AccountRegion("222222222222", "ap-northeast-1");
  private static final AccountRegion WEST = new AccountRegion("222222222222", "us-west-2");
  private static final AccountRegion EAST = new AccountRegion("222222222222", "us-east-1");

  @TempDir private Path folder;

  @Test
  void accountsWithTheSameRegionsAreAlike() throws IOException {
    assertThat(groups(stacks("ap-northeast-1", "ap-northeast-1")))
        .containsExactly(List.of(HOME, new AccountRegion("333333333333", "ap-northeast-1")));
  }

  /**
   * The management account is in one of the Regions; which of the others it is, is all the same.
   */
  @Test
  void theRegionOfTheManagementAccountIsUnlikeTheOthersAndThoseAreAlike() throws IOException {
    var groups = groups(stacks("ap-northeast-1, us-west-2, us-east-1", "us-west-2"));

    assertThat(groups)
        .containsExactlyInAnyOrder(
            List.of(HOME),
            List.of(EAST, WEST),
            List.of(new AccountRegion("333333333333", "us-west-2")));
  }

  @Test
  void anAccountWhoseRoleMaySomethingElseIsNotAlike() throws IOException {
    var stacks = stacks("ap-northeast-1", "ap-northeast-1");
    var edit = new Edit("a333333333333-role", "assumeRolePolicy#/Statement/0/Effect", "'Deny'");

    assertThat(groups(edit.in(stacks, Edit.Side.BOTH)))
        .containsExactly(
            List.of(HOME), List.of(new AccountRegion("333333333333", "ap-northeast-1")));
  }

  private List<Deployment> stacks(String first, String second) throws IOException {
    Files.writeString(
        folder.resolve("Pulumi.all.yaml"),
        """
        config:
          event-relay:deploy: both
          event-relay:management: {id: '111111111111', region: ap-northeast-1, profile: m}
          event-relay:development:
            - {name: a222222222222, id: '222222222222', regions: [%s], profile: a}
            - {name: a333333333333, id: '333333333333', regions: [%s], profile: b}
        """
            .formatted(first, second));
    return FolderRun.of(folder).deployments();
  }

  private static List<List<AccountRegion>> groups(List<Deployment> stacks) {
    var cloud = new CloudBuilder(stacks, Path.of("")).build();
    return PlaceGroup.in(Topology.of(cloud), Listening.in(cloud)).stream()
        .map(PlaceGroup::places)
        .toList();
  }
}
