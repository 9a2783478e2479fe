package eventrelay.rehearsal.aws;

import com.pulumi.aws.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pulumi's package for AWS, as the program uses it. */
public final class AwsPackage {
  private AwsPackage() {}

  /** The version that the program asks the engine for. */
  public static String version() {
    try (var version = Provider.class.getResourceAsStream("version.txt")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
