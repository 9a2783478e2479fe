package eventrelay;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.asset.FileAsset;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.StackOptions;
import eventrelay.account.Accounts;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;
import eventrelay.names.Arns;
import eventrelay.names.ProviderNames;
import eventrelay.rollout.Rollout;
import eventrelay.rollout.RolloutArgs;
import eventrelay.settings.Settings;
import eventrelay.settings.StackConfig;
import java.util.List;
import java.util.stream.Stream;

/** The Pulumi program: reads a stack's settings, declares the halves they ask for, exports. */
public final class App {
  private static final String HUB_STACK = "mgmt";
  private static final String ROLLOUT = "rollout";

  private App() {}

  /** Run by Pulumi's language host, in the project's folder. */
  public static void main(String[] args) {
    if (!Launch.prepare()) {
      System.exit(1);
    }
    var brake = new PollingBrake();
    Pulumi.withOptions(StackOptions.builder().resourceTransformations(brake).build())
        .run(
            brake.around(
                ctx -> {
                  Launch.refuseStaleJar();
                  stack(ctx);
                }));
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
    var exports = new StackExports(ctx);
    if (settings.deploy().management()) {
      var hub = hub(ctx, settings, accounts, exports);
      if (settings.deploy().development()) {
        forwarders(
            settings,
            accounts,
            exports,
            hub.eventBusArn(),
            hub.eventPattern(),
            hub.prerequisites());
      }
    } else {
      var hub = hubOfAnotherStack(ctx, settings, accounts);
      forwarders(settings, accounts, exports, hub.eventBusArn(), hub.eventPattern(), List.of());
    }
    exports.queues();
  }

  private static Hub hub(Context ctx, Settings settings, Accounts accounts, StackExports exports) {
    var management = settings.management();
    var sources = accounts.sources(management, settings.development());
    var home = accounts.home(management);
    var args =
        HubArgs.builder()
            .bus(settings.bus())
            .eventPattern(settings.events().json())
            .accountId(home.id())
            .region(home.region())
            .accountNames(
                accounts.names(
                    Stream.concat(Stream.of(management), settings.development().stream()).toList()))
            .archiveDays(settings.operation().archiveDays())
            .logRetentionDays(settings.operation().logRetentionDays())
            .alarms(settings.operation().alarms())
            .protect(settings.operation().protect())
            .functionCode(new FileAsset("lambda/lambda_function.py"))
            .warn(warning -> ctx.log().warn(warning));
    if (!settings.development().isEmpty()) {
      args.sources(sources);
    }
    settings.organization().ifPresent(args::organization);
    settings.operation().notification().ifPresent(args::notify);
    var hub =
        new Hub(
            ProviderNames.MANAGEMENT,
            args.build(),
            ComponentResourceOptions.builder().provider(home.provider()).build());
    exports.hub(hub, management, home.arns());
    settings.organization().ifPresent(exports::organization);
    settings
        .rollout()
        .ifPresent(
            rollout ->
                exports.rollout(
                    new Rollout(
                        ROLLOUT,
                        home,
                        new RolloutArgs(
                            hub.eventBusArn(),
                            settings.events(),
                            hub.prerequisites(),
                            settings.names(),
                            rollout,
                            settings.operation().alarms()))));
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
      Settings settings,
      Accounts accounts,
      StackExports exports,
      Output<String> eventBusArn,
      Output<String> eventPattern,
      List<Resource> prerequisites) {
    for (var account : settings.development()) {
      var regions = accounts.everywhere(account);
      var home = regions.get(0);
      var args =
          ForwarderArgs.builder()
              .bus(settings.bus())
              .eventBusArn(eventBusArn)
              .eventPattern(eventPattern)
              .accountId(home.id())
              .region(home.region())
              .prerequisites(prerequisites)
              .alarms(settings.operation().alarms());
      regions.stream().skip(1).forEach(at -> args.otherRegion(at.region(), at.provider()));
      settings.operation().notification().ifPresent(args::notify);
      var options = ComponentResourceOptions.builder().provider(home.provider());
      // The engine works out the aliases of the children, whose names start with this one's.
      account.formerly().ifPresent(old -> options.aliases(Alias.builder().name(old).build()));
      var forwarder = new Forwarder(account.name(), args.build(), options.build());
      exports.forwarder(account.name(), forwarder);
    }
    exports.forwarders(eventBusArn);
  }
}
