package eventrelay.hub;

import com.pulumi.aws.cloudwatch.EventArchive;
import com.pulumi.aws.cloudwatch.EventArchiveArgs;
import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetRetryPolicyArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.account.Account;
import eventrelay.account.Computed;
import eventrelay.failure.AlarmDefinition;
import eventrelay.failure.Alarms;
import eventrelay.failure.DeadLetterQueue;
import eventrelay.names.PhysicalNames;
import eventrelay.settings.Notify;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The management half: bus, bus policy, rule, permission, target and function, all in one account
 * and Region (EventBridge User Guide, "Sending and receiving events between AWS accounts").
 */
public final class Hub extends ComponentResource {
  /** The type token in the state: a contract with deployed stacks. */
  public static final String TYPE = "event-relay:index:Hub";

  private final ReceivingBus bus;

  /** EventBridge's own defaults, written down (EventBridge User Guide, "Retry policy"). */
  private static final int MAXIMUM_EVENT_AGE_SECONDS = 86_400;

  private static final int MAXIMUM_RETRY_ATTEMPTS = 185;

  /** Undeclared, the provider leaves a rule disabled that someone has disabled by hand. */
  private static final String RULE_STATE = "ENABLED";

  private final NotifierFunction notifier;
  private final EventRule rule;
  private final EventTarget target;
  private final Optional<EventArchive> archive;
  private final DeadLetterQueue deadLetters;
  private final Optional<Alarms> alarms;
  private final Output<String> pattern;

  /**
   * Declares the management half.
   *
   * @param name the prefix of every child's logical name
   * @param options the provider is that of the account and Region it goes to
   */
  public Hub(String name, HubArgs args, ComponentResourceOptions options) {
    super(TYPE, name, args, options);
    var account =
        args.accountId().orElseGet(() -> Account.ask(InvokeOptions.builder().parent(this).build()));
    var child = CustomResourceOptions.builder().parent(this).build();
    pattern = Output.of(args.pattern().json());
    bus = ReceivingBus.declare(name, account, args, child);
    notifier = NotifierFunction.declare(name, args, child);
    rule = rule(name, account, args, child);
    deadLetters =
        DeadLetterQueue.forRule(
            name + "-dead-letter-queue",
            args.names().receivingDeadLetterQueue(),
            Computed.of(rule, rule.arn()),
            Holding.options(args, child),
            child);
    target = target(name, account, args, child);
    archive =
        args.operation().archiveDays() > 0
            ? Optional.of(archive(name, account, args, child))
            : Optional.empty();
    alarms =
        args.operation().alarms()
            ? Optional.of(alarms(name, account, args, child))
            : Optional.empty();
    registerOutputs(
        Map.of(
            "eventBusArn", bus.arn(),
            "functionArn", notifier.function().arn()));
  }

  private EventRule rule(
      String name, Output<String> account, HubArgs args, CustomResourceOptions child) {
    return new EventRule(
        name + "-rule",
        EventRuleArgs.builder()
            .name(args.names().receivingRule())
            .description("Invokes " + args.names().function() + " for the events received.")
            .eventBusName(bus.name())
            .eventPattern(receivingPattern(account, args))
            .state(RULE_STATE)
            .build(),
        child);
  }

  private EventTarget target(
      String name, Output<String> account, HubArgs args, CustomResourceOptions child) {
    var permission =
        new Permission(
            name + "-function-permission",
            PermissionArgs.builder()
                .statementId(PhysicalNames.FUNCTION_PERMISSION)
                .action("lambda:InvokeFunction")
                .function(notifier.function().name())
                .principal("events.amazonaws.com")
                .sourceArn(Computed.of(rule, rule.arn()))
                .sourceAccount(account)
                .build(),
            child);
    return new EventTarget(
        name + "-target",
        EventTargetArgs.builder()
            .targetId(PhysicalNames.RECEIVING_TARGET)
            .rule(rule.name())
            .eventBusName(bus.name())
            .arn(notifier.arn())
            .retryPolicy(
                EventTargetRetryPolicyArgs.builder()
                    .maximumEventAgeInSeconds(MAXIMUM_EVENT_AGE_SECONDS)
                    .maximumRetryAttempts(MAXIMUM_RETRY_ATTEMPTS)
                    .build())
            .deadLetterConfig(
                EventTargetDeadLetterConfigArgs.builder().arn(deadLetters.arn()).build())
            .build(),
        // Without the permission the first events would be refused, and without the queue's policy
        // lost.
        CustomResourceOptions.merge(
            child,
            CustomResourceOptions.builder().dependsOn(permission, deadLetters.policy()).build()));
  }

  private EventArchive archive(
      String name, Output<String> account, HubArgs args, CustomResourceOptions child) {
    return new EventArchive(
        name + "-archive",
        EventArchiveArgs.builder()
            .name(args.names().archive())
            .description("Keeps what arrived, for replay.")
            .eventSourceArn(bus.arn())
            .eventPattern(receivingPattern(account, args))
            .retentionDays(args.operation().archiveDays())
            .build(),
        Holding.options(args, child));
  }

  private Alarms alarms(
      String name, Output<String> account, HubArgs args, CustomResourceOptions child) {
    var names = args.names();
    var emails = args.operation().notification().map(Notify::emails).orElse(List.of());
    var watching = new Alarms(name, account, names.alarmTopic(), emails, child);
    watching.watch(AlarmDefinition.ofQueue("dead-letter-queue", names.receivingDeadLetterQueue()));
    watching.watch(
        AlarmDefinition.ofQueue("function-dead-letter-queue", names.functionDeadLetterQueue()));
    watching.watch(AlarmDefinition.ofRule(names.receivingRule(), args.bus()));
    watching.watch(AlarmDefinition.ofFunction(names.function()));
    return watching;
  }

  private static Output<String> receivingPattern(Output<String> account, HubArgs args) {
    return Output.tuple(args.sources(), account)
        .applyValue(t -> args.receivingPattern(t.t1, t.t2).json());
  }

  /** The ARN to forward to. */
  public Output<String> eventBusArn() {
    return bus.arn();
  }

  /** The receiving bus's name. */
  public Output<String> eventBusName() {
    return bus.name();
  }

  /** The events to forward, as JSON: the pattern without the accounts. */
  public Output<String> eventPattern() {
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

  /** The queues of what was not delivered: the rule's, and the function's. */
  public List<Output<String>> deadLetterQueueArns() {
    return List.of(deadLetters.queue().arn(), notifier.deadLetters().queue().arn());
  }

  /** Where alarms go, if there are any. */
  public Optional<Output<String>> alarmTopicArn() {
    return alarms.map(Alarms::topicArn);
  }

  /**
   * What has to be made, or changed, before another half of the same stack sends anything that it
   * did not send before: the bus policy, which lets it in; the receiving rule with its target,
   * before which it has nowhere to go; and the archive, which keeps it.
   */
  public List<Resource> prerequisites() {
    var prerequisites = new ArrayList<Resource>(bus.prerequisites());
    prerequisites.add(rule);
    prerequisites.add(target);
    archive.ifPresent(prerequisites::add);
    return List.copyOf(prerequisites);
  }
}
