package eventrelay.forwarder;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.account.Account;
import eventrelay.account.Computed;
import eventrelay.failure.Alarms;
import eventrelay.failure.DeadLetterQueue;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.ForwardingRolePolicy;
import eventrelay.settings.Notify;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The development half of one account: a role, and in each Region a rule on the default bus with a
 * target (EventBridge User Guide, "Sending and receiving events between AWS accounts").
 */
public final class Forwarder extends ComponentResource {
  /** The type token in the state: a contract with deployed stacks. */
  public static final String TYPE = "event-relay:index:Forwarder";

  private final Role role;
  private final Map<String, Output<String>> ruleArns = new TreeMap<>();
  private final Map<String, Output<String>> defaultBusArns = new TreeMap<>();
  private final Map<String, Output<String>> deadLetterQueueArns = new TreeMap<>();

  /**
   * Declares the development half of one account.
   *
   * @param name the account's name: the prefix of every child's logical name
   * @param options the provider is that of the account's first Region, and makes the role, which is
   *     the account's in all Regions
   */
  public Forwarder(String name, ForwarderArgs args, ComponentResourceOptions options) {
    super(TYPE, name, args, options);
    var child = CustomResourceOptions.builder().parent(this).build();
    var account =
        args.accountId().orElseGet(() -> Account.ask(InvokeOptions.builder().parent(this).build()));
    var definition = new ForwarderDefinition(args.names(), args.regions());
    role =
        new Role(
            name + "-role",
            RoleArgs.builder()
                .name(args.names().forwardingRole())
                .description(ForwarderDefinition.ROLE_DESCRIPTION)
                .assumeRolePolicy(arns(account, args.region()).applyValue(definition::trust))
                .build(),
            child);
    var rolePolicy =
        new RolePolicy(
            name + "-role-policy",
            RolePolicyArgs.builder()
                .name(PhysicalNames.FORWARDING_ROLE_POLICY)
                .role(role.name())
                .policy(args.eventBusArn().applyValue(ForwardingRolePolicy::permissions))
                .build(),
            child);
    // AWS refuses a target whose bus does not let the role in yet.
    var before = new ArrayList<Resource>(args.prerequisites());
    before.add(rolePolicy);
    for (var region : args.regions()) {
      var there =
          CustomResourceOptions.builder()
              .parent(this)
              .provider(args.otherRegions().get(region))
              .build();
      forward(name + "-" + region, account, region, definition, args, before, there);
    }
    registerOutputs(Map.of("roleArn", role.arn()));
  }

  private static Output<Arns> arns(Output<String> account, String region) {
    return account.applyValue(id -> Arns.of(region, id));
  }

  private void forward(
      String prefix,
      Output<String> account,
      String region,
      ForwarderDefinition definition,
      ForwarderArgs args,
      List<Resource> before,
      CustomResourceOptions child) {
    var rule =
        new EventRule(
            prefix + "-rule",
            EventRuleArgs.builder()
                .name(args.names().forwardingRule())
                .description(ForwarderDefinition.RULE_DESCRIPTION)
                .eventBusName(ForwarderDefinition.BUS)
                .eventPattern(args.eventPattern())
                .state(ForwarderDefinition.RULE_STATE)
                .build(),
            // When the pattern widens, the receiving half has to be ready for what comes.
            CustomResourceOptions.merge(
                child, CustomResourceOptions.builder().dependsOn(args.prerequisites()).build()));
    var queue = args.names().forwardingDeadLetterQueue();
    var deadLetters =
        DeadLetterQueue.forRule(
            prefix + "-dead-letter-queue", queue, Computed.of(rule, rule.arn()), child, child);
    new EventTarget(
        prefix + "-target",
        EventTargetArgs.builder()
            .targetId(PhysicalNames.FORWARDING_TARGET)
            .rule(rule.name())
            .eventBusName(ForwarderDefinition.BUS)
            .arn(args.eventBusArn())
            .roleArn(Computed.of(role, role.arn()))
            // AWS accepts no retry policy for a target that is a bus.
            .deadLetterConfig(
                EventTargetDeadLetterConfigArgs.builder().arn(deadLetters.arn()).build())
            .build(),
        CustomResourceOptions.merge(
            child,
            CustomResourceOptions.builder()
                .dependsOn(Stream.concat(before.stream(), Stream.of(deadLetters.policy())).toList())
                .build()));
    if (args.operation().alarms()) {
      var emails = args.operation().notification().map(Notify::emails).orElse(List.of());
      var alarms = new Alarms(prefix, account, args.names().alarmTopic(), emails, child);
      alarms.watch(definition.alarms());
    }
    deadLetterQueueArns.put(region, deadLetters.queue().arn());
    ruleArns.put(region, rule.arn());
    defaultBusArns.put(
        region, arns(account, region).applyValue(arns -> arns.bus(ForwarderDefinition.BUS)));
  }

  /** The role that EventBridge assumes. */
  public Output<String> roleArn() {
    return role.arn();
  }

  /** The forwarding rules' ARNs by Region. */
  public Map<String, Output<String>> ruleArns() {
    return Map.copyOf(ruleArns);
  }

  /** The ARNs of the buses that have the rules, by Region. */
  public Map<String, Output<String>> defaultEventBusArns() {
    return Map.copyOf(defaultBusArns);
  }

  /** The queues of what could not be forwarded, by Region. */
  public Map<String, Output<String>> deadLetterQueueArns() {
    return Map.copyOf(deadLetterQueueArns);
  }
}
