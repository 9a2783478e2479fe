package eventrelay.rehearsal.types;

import com.pulumi.aws.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Pulumi's package for AWS, as the program uses it. */
public final class AwsPackage {
  /** The type of its providers. */
  public static final String PROVIDER = "pulumi:providers:aws";

  /** The types of providers that say their account and Region in the same way. */
  public static final Set<String> PROVIDERS = Set.of(PROVIDER, "pulumi:providers:aws-native");

  /**
   * The inputs of which another value replaces a provider and all that it manages: those that its
   * own configuration marks so (pulumi/proto/provider.proto, DiffConfig).
   */
  static final Set<String> PROVIDER_REPLACING = Set.of("region");

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
