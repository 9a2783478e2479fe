package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.engine.provider.AwsAccounts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks that are not there yet. */
class FirstUpdateEngineIT {
  @TempDir private Path temporary;
  private Engine engine;

  @BeforeEach
  void start() throws Exception {
    engine =
        new Engine(
            temporary,
            new AwsAccounts(Map.of("management", "111111111111", "development", "222222222222")));
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
  }

  @Test
  void aPreviewOfAStackThatIsNotThereYetCreatesNothing() {
    var run = engine.preview("mgmt").succeeded();

    assertThat(run.changes()).containsEntry("management-bus", OperationType.CREATE);
    assertThat(run.changes().values()).containsOnly(OperationType.CREATE);
    assertThat(engine.accounts().all()).isEmpty();
  }
}
