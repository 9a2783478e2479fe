package eventrelay;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import eventrelay.account.Accounts;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;
import eventrelay.hub.HubReference;
import eventrelay.names.Arns;
import eventrelay.names.ProviderNames;
import eventrelay.settings.Settings;
import eventrelay.settings.StackConfig;
import java.util.List;

/** The Pulumi program: reads a stack's settings, declares the halves they ask for, exports. */
public final class App {
  private static final String HUB_STACK = "mgmt";

  private App() {}

  /** Run by Pulumi's language host, in the project's folder. */
  public static void main(String[] args) {
    Launch.prepare();
    Pulumi.run(
        ctx -> {
          Launch.refuseStaleJar();
          stack(ctx);
        });
  }

  /**
   * Declares what the stack's settings ask for.
   *
   * @throws eventrelay.settings.SettingsException if the stack file has mistakes
   */
  public static void stack(Context ctx) {
    stack(ctx, StackConfig.of(ctx));
  }

  /** Like {@link #stack(Context)}, for a caller who has the stack's configuration already. */
  public static void stack(Context ctx, StackConfig config) {
    var settings = Settings.read(config);
    var accounts = new Accounts(ctx);
    if (!settings.deploy().management()) {
      var hub = hubOfAnotherStack(ctx, settings, accounts);
      forwarders(ctx, settings, accounts, hub.eventBusArn(), hub.eventPattern(), List.of());
      return;
    }
    var hub = hub(ctx, settings, accounts);
    if (settings.deploy().development()) {
      var pattern = Output.of(hub.eventPattern().json());
      forwarders(ctx, settings, accounts, hub.eventBusArn(), pattern, hub.opened());
    }
  }

  private static Hub hub(Context ctx, Settings settings, Accounts accounts) {
    var sources = accounts.sources(settings.management(), settings.development());
    var open = !settings.development().isEmpty();
    var hub =
        new Hub(
            ProviderNames.MANAGEMENT,
            accounts.home(settings.management()),
            new HubArgs(settings.bus(), settings.events(), sources, open));
    ctx.export("eventBusArn", hub.eventBusArn());
    ctx.export("eventBusName", hub.eventBusName());
    ctx.export("eventPattern", Output.of(hub.eventPattern().json()));
    ctx.export("functionArn", hub.functionArn());
    ctx.export("functionName", hub.functionName());
    ctx.export("logGroupName", hub.logGroupName());
    return hub;
  }

  private static HubReference hubOfAnotherStack(Context ctx, Settings settings, Accounts accounts) {
    var management = settings.management();
    var stack = settings.hubStack().orElse(hubStack(ctx.organizationName(), ctx.projectName()));
    var expectedBusArn =
        accounts
            .id(management)
            .applyValue(id -> Arns.of(management.homeRegion(), id).bus(settings.bus()));
    return HubReference.of(ctx, stack, expectedBusArn, settings.chosenEvents());
  }

  /** The management stack that a development stack reads unless its file names another. */
  public static String hubStack(String organization, String project) {
    return organization + "/" + project + "/" + HUB_STACK;
  }

  private static void forwarders(
      Context ctx,
      Settings settings,
      Accounts accounts,
      Output<String> eventBusArn,
      Output<String> eventPattern,
      List<Resource> opened) {
    var exports = new ForwarderExports();
    for (var account : settings.development()) {
      var args = new ForwarderArgs(eventBusArn, eventPattern, opened);
      exports.add(
          account.name(), new Forwarder(account.name(), accounts.everywhere(account), args));
    }
    ctx.export("forwardsTo", eventBusArn);
    exports.export(ctx);
  }
}
