package eventrelay.hub;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.account.Account;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import java.util.List;
import java.util.Map;

/**
 * The management half: bus, bus policy, rule, permission, target and function, all in one account
 * and Region (EventBridge User Guide, "Sending and receiving events between AWS accounts").
 */
public final class Hub extends ComponentResource {
  /** The type token in the state: a contract with deployed stacks. */
  public static final String TYPE = "event-relay:index:Hub";

  private final ReceivingBus bus;
  private final NotifierFunction notifier;
  private final EventPattern pattern;

  /**
   * Declares the management half.
   *
   * @param name the prefix of every child's logical name
   * @param account where it goes
   */
  public Hub(String name, Account account, HubArgs args) {
    super(
        TYPE, name, args, ComponentResourceOptions.builder().provider(account.provider()).build());
    var child = CustomResourceOptions.builder().parent(this).build();
    pattern = args.pattern();
    bus = ReceivingBus.declare(name, account, args, child);
    notifier = NotifierFunction.declare(name, child);
    connect(name, account, args, child);
    registerOutputs(
        Map.of(
            "eventBusArn", bus.arn(),
            "functionArn", notifier.function().arn()));
  }

  private void connect(String name, Account account, HubArgs args, CustomResourceOptions child) {
    var rule =
        new EventRule(
            name + "-rule",
            EventRuleArgs.builder()
                .name(PhysicalNames.RECEIVING_RULE)
                .description("Invokes " + PhysicalNames.FUNCTION + " for the events received.")
                .eventBusName(bus.name())
                .eventPattern(
                    args.sources().applyValue(sources -> pattern.pinnedTo(sources).json()))
                .build(),
            child);
    var permission =
        new Permission(
            name + "-function-permission",
            PermissionArgs.builder()
                .statementId(PhysicalNames.FUNCTION_PERMISSION)
                .action("lambda:InvokeFunction")
                .function(notifier.function().name())
                .principal("events.amazonaws.com")
                .sourceArn(rule.arn())
                .sourceAccount(account.id())
                .build(),
            child);
    new EventTarget(
        name + "-target",
        EventTargetArgs.builder()
            .targetId(PhysicalNames.RECEIVING_TARGET)
            .rule(rule.name())
            .eventBusName(bus.name())
            .arn(notifier.function().arn())
            .build(),
        // Without the permission the first events would be refused.
        CustomResourceOptions.merge(
            child, CustomResourceOptions.builder().dependsOn(permission).build()));
  }

  /** The ARN to forward to. */
  public Output<String> eventBusArn() {
    return bus.arn();
  }

  /** The receiving bus's name. */
  public Output<String> eventBusName() {
    return bus.name();
  }

  /** The events to forward: the pattern without the accounts. */
  public EventPattern eventPattern() {
    return pattern;
  }

  /** The function's ARN. */
  public Output<String> functionArn() {
    return notifier.function().arn();
  }

  /** The function's name. */
  public Output<String> functionName() {
    return notifier.function().name();
  }

  /** Where the function's lines go. */
  public Output<String> logGroupName() {
    return notifier.logGroup().name();
  }

  /** What a forwarding target of the same stack has to wait for: the bus policy. */
  public List<Resource> opened() {
    return bus.opened();
  }
}
