package eventrelay.engine;

import eventrelay.engine.provider.AwsAccounts;
import eventrelay.engine.provider.ProviderPlugins;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;

/**
 * Accounts without anything in them, for {@code bench/preview} and {@code bench/brake}. Each
 * argument is a profile and the account that it leads to, such as {@code management=111111111111},
 * or a type and the seconds that creating one takes, such as {@code
 * aws:cloudwatch/eventBus:EventBus=60}. Prints the port that {@value ProviderPlugins#PORT} is to
 * name, and ends when its input does.
 */
final class ProviderServer {
  private ProviderServer() {}

  public static void main(String... arguments) throws IOException {
    var profiles = new HashMap<String, String>();
    var delays = new HashMap<String, Duration>();
    for (var argument : arguments) {
      var parts = argument.split("=");
      if (parts[0].contains(":")) {
        delays.put(parts[0], Duration.ofSeconds(Long.parseLong(parts[1])));
      } else {
        profiles.put(parts[0], parts[1]);
      }
    }
    var accounts = new AwsAccounts(profiles);
    delays.forEach(accounts::delayCreation);
    try (var plugins = new ProviderPlugins(accounts)) {
      System.out.println(plugins.port());
      System.in.readAllBytes();
    }
  }
}
