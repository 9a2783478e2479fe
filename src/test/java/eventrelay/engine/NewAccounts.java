package eventrelay.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of which each starts with accounts without anything in them, and without a stack. */
abstract class NewAccounts {
  @TempDir Path temporary;
  Engine engine;

  @BeforeEach
  void start() throws IOException {
    engine = Engine.ofShippedStacks(temporary);
  }

  @AfterEach
  void stop() throws IOException {
    engine.close();
  }

  /** Writes the file of a stack with both halves, and these development accounts, in YAML. */
  void writeBoth(String development) throws IOException {
    engine.write(
        "both",
        """
        config:
          pulumi:disable-default-providers: ["aws"]
          deploy: both
          management: {id: "111111111111", region: eu-west-1, profile: management}
          development: [%s]
        """
            .formatted(development));
  }
}
