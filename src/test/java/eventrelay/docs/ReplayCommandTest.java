package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.DeclaredStack;
import eventrelay.StackRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The replay of docs/failure.md is one of the shipped stack's archive, to its receiving rule. */
@Timeout(60)
class ReplayCommandTest {
  @Test
  void namesTheArchiveAndTheOneRule() {
    var stack = StackRun.shipped("mgmt").declares();

    assertThat(Page.read(Path.of("docs", "failure.md")).shellBlocks())
        .filteredOn(block -> block.contains("start-replay"))
        .singleElement()
        .asString()
        .contains("--event-source-arn \"" + arn(stack, "EventArchive", "management-archive") + '"')
        .contains(",FilterArns=" + arn(stack, "EventRule", "management-rule") + '"');
  }

  private static String arn(DeclaredStack stack, String type, String name) {
    return stack.resource(type, name).output("arn").textValue();
  }
}
