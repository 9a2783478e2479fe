package eventrelay;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import com.pulumi.resources.StackOptions;
import eventrelay.account.Accounts;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;
import eventrelay.hub.HubReference;
import eventrelay.names.Arns;
import eventrelay.names.ProviderNames;
import eventrelay.names.StackOutput;
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
    var queues = new DeadLetterQueueExports();
    if (settings.deploy().management()) {
      var hub = hub(ctx, settings, accounts, queues);
      if (settings.deploy().development()) {
        var pattern = Output.of(hub.eventPattern().json());
        forwarders(ctx, settings, accounts, queues, hub.eventBusArn(), pattern, hub.opened());
      }
    } else {
      var hub = hubOfAnotherStack(ctx, settings, accounts);
      forwarders(ctx, settings, accounts, queues, hub.eventBusArn(), hub.eventPattern(), List.of());
    }
    queues.export(ctx);
  }

  private static Hub hub(
      Context ctx, Settings settings, Accounts accounts, DeadLetterQueueExports queues) {
    var management = settings.management();
    var sources =
        settings.singleAccount()
            ? accounts.id(management).applyValue(List::of)
            : accounts.sources(management, settings.development());
    var hub =
        new Hub(
            ProviderNames.MANAGEMENT,
            accounts.home(management),
            new HubArgs(
                settings.bus(),
                settings.events(),
                settings.singleAccount(),
                sources,
                settings.organization(),
                accounts.names(
                    Stream.concat(Stream.of(management), settings.development().stream()).toList()),
                settings.operation(),
                warning -> ctx.log().warn(warning)));
    ctx.export(StackOutput.EVENT_BUS_ARN.key(), hub.eventBusArn());
    ctx.export(StackOutput.EVENT_BUS_NAME.key(), hub.eventBusName());
    ctx.export(StackOutput.EVENT_PATTERN.key(), Output.of(hub.eventPattern().json()));
    ctx.export(StackOutput.FUNCTION_ARN.key(), hub.functionArn());
    ctx.export(StackOutput.FUNCTION_NAME.key(), hub.functionName());
    ctx.export(StackOutput.LOG_GROUP_NAME.key(), hub.logGroupName());
    OperatorExports.export(ctx, management, accounts.home(management).arns(), hub);
    hub.deadLetterQueueArns()
        .forEach(arn -> queues.add(management.name(), management.homeRegion(), arn));
    hub.alarmTopicArn().ifPresent(arn -> ctx.export(StackOutput.ALARM_TOPIC_ARN.key(), arn));
    settings
        .rollout()
        .ifPresent(
            rollout ->
                ctx.export(
                    StackOutput.STACK_SET_NAME.key(),
                    new Rollout(
                            ROLLOUT,
                            accounts.home(management),
                            new RolloutArgs(
                                hub.eventBusArn(),
                                hub.eventPattern(),
                                hub.opened(),
                                settings.names(),
                                rollout,
                                settings.operation().alarms()))
                        .stackSetName()));
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
      DeadLetterQueueExports queues,
      Output<String> eventBusArn,
      Output<String> eventPattern,
      List<Resource> opened) {
    var exports = new ForwarderExports();
    for (var account : settings.development()) {
      var args =
          new ForwarderArgs(
              account.formerly(),
              eventBusArn,
              eventPattern,
              opened,
              settings.names(),
              settings.operation());
      var forwarder = new Forwarder(account.name(), accounts.everywhere(account), args);
      exports.add(account.name(), forwarder);
      forwarder
          .deadLetterQueueArns()
          .forEach((region, arn) -> queues.add(account.name(), region, arn));
    }
    ctx.export(StackOutput.FORWARDS_TO.key(), eventBusArn);
    exports.export(ctx);
  }
}
