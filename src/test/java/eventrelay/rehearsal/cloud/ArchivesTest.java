package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.EventBridgeTypes.ARCHIVE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchivesTest {
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/b";

  @Test
  void anArchiveIsOfItsBus() {
    var cloud =
        StackFixture.home()
            .add(ARCHIVE, "a", "{name: 'n', eventSourceArn: '%s', retentionDays: 7}".formatted(BUS))
            .add(ARCHIVE, "logical", "{eventSourceArn: '%s'}".formatted(BUS))
            .cloud();

    assertThat(cloud.archives())
        .containsExactly(
            new Archive("arn:aws:events:eu-west-1:111111111111:archive/n", BUS, 7),
            new Archive("arn:aws:events:eu-west-1:111111111111:archive/logical", BUS, 0));
  }

  @Test
  void anArchiveOfNothingIsPassedOver() {
    assertThat(StackFixture.home().add(ARCHIVE, "a", "{name: 'n'}").cloud().archives()).isEmpty();
  }
}
