package eventrelay.engine;

import eventrelay.engine.provider.AwsAccounts;
import eventrelay.engine.provider.ProviderPlugins;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Accounts without anything in them, for {@code bench/preview}: each argument is a profile and the
 * account that it leads to, such as {@code management=111111111111}. Prints the port that {@value
 * ProviderPlugins#PORT} is to name, and ends when its input does.
 */
final class ProviderServer {
  private ProviderServer() {}

  public static void main(String... profiles) throws IOException {
    var accounts =
        Arrays.stream(profiles)
            .map(profile -> profile.split("="))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    try (var plugins = new ProviderPlugins(new AwsAccounts(accounts))) {
      System.out.println(plugins.port());
      System.in.readAllBytes();
    }
  }
}
