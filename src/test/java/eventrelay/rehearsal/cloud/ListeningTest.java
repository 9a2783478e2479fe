package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.program.FolderRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where events can start their way to stacks. */
@Timeout(60)
class ListeningTest {
  /** A receiving rule on a default bus takes the events of other accounts, not of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 222222222222 ap-northeast-1",
        "examples/default-bus | 222222222222 ap-northeast-1",
        "examples/single-account | 111111111111 ap-northeast-1",
        "examples/organization | 222222222222 ap-northeast-1, 333333333333 ap-northeast-1",
        "examples/many-accounts | 222222222222 ap-northeast-1, 222222222222 us-west-2,"
            + " 333333333333 ap-northeast-1, 333333333333 eu-central-1,"
            + " 444444444444 eu-central-1 and 1 more",
      })
  void isWhereARuleTakesEventsOfItsOwnAccount(String folder, String places) {
    var stacks = FolderRun.of(Path.of(folder)).deployments();
    var cloud = new CloudBuilder(stacks, Path.of("")).build();

    assertThat(PlaceNames.of(Listening.in(cloud))).isEqualTo(places);
  }

  @Test
  void isWhereRulesSayThatEventsComeFromIfNoStackSendsThem() {
    var stacks = FolderRun.of(Path.of("")).deployments().subList(0, 1);
    var cloud = new CloudBuilder(stacks, Path.of("")).build();

    assertThat(Listening.in(cloud))
        .containsExactly(new AccountRegion("222222222222", "ap-northeast-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'source':['aws.ec2']} | true",
        "{'account':['111111111111'],'source':['aws.ec2']} | true",
        "{'account':[{'anything-but':['111111111111']}]} | false",
        "{'account':[{'anything-but':['333333333333']}]} | true",
        "{'account':[{'prefix':'111'}]} | true",
        "{'account':['444444444444']} | false",
      })
  void asksTheMatcherForTheAccount(String pattern, boolean listens) {
    var stack =
        StackFixture.home()
            .add(
                "aws:cloudwatch/eventRule:EventRule",
                "r",
                "{name: 'r', eventPattern: '%s'}".formatted(pattern.replace("'", "\"")));

    var places = Listening.in(stack.cloud());

    assertThat(places.contains(new AccountRegion("111111111111", "eu-west-1"))).isEqualTo(listens);
  }

  @Test
  void isNowhereWhereThereIsNoRule() {
    assertThat(Listening.in(StackFixture.home().cloud())).isEmpty();
  }
}
