package eventrelay.provider;

import com.pulumi.provider.internal.ResourceProviderService;
import java.io.IOException;

/**
 * The process that Pulumi's engine starts as the plugin {@code pulumi-resource-event-relay} (Pulumi
 * documentation, "Packaging components").
 */
public final class ComponentPlugin {
  private ComponentPlugin() {}

  /**
   * Serves until the engine ends the process.
   *
   * @param args the engine's flags, and its address
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      System.err.println(
          "this is a plugin of Pulumi: name its folder under plugins.providers in Pulumi.yaml");
      System.exit(1);
    }
    // The engine's flags come first.
    new ResourceProviderService(args[args.length - 1], new Halves()).startAndBlockUntilShutdown();
  }
}
