package eventrelay.rollout;

import com.pulumi.aws.cloudformation.StackInstances;
import com.pulumi.aws.cloudformation.StackInstancesArgs;
import com.pulumi.aws.cloudformation.StackSet;
import com.pulumi.aws.cloudformation.StackSetArgs;
import com.pulumi.aws.cloudformation.inputs.StackInstancesDeploymentTargetsArgs;
import com.pulumi.aws.cloudformation.inputs.StackInstancesOperationPreferencesArgs;
import com.pulumi.aws.cloudformation.inputs.StackSetAutoDeploymentArgs;
import com.pulumi.aws.cloudformation.inputs.StackSetManagedExecutionArgs;
import com.pulumi.aws.cloudformation.inputs.StackSetOperationPreferencesArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import eventrelay.account.Account;
import eventrelay.forwarder.ForwarderDefinition;
import eventrelay.settings.RolloutSettings;
import java.time.Duration;
import java.util.Map;

/**
 * The development half in each account of some organizational units: a service-managed StackSet and
 * its instances (AWS CloudFormation User Guide, "StackSets and AWS Organizations").
 */
public final class Rollout extends ComponentResource {
  /** The type token in the state: a contract with deployed stacks. */
  public static final String TYPE = "event-relay:index:Rollout";

  private static final int ALL_ACCOUNTS = 100;
  private static final int NO_ACCOUNT = 0;

  /** The Region with the role first. */
  private static final String IN_ORDER = "SEQUENTIAL";

  /** A Region takes minutes for each batch of accounts, and the provider's own limit is 30. */
  private static final Duration LONGEST_OPERATION = Duration.ofHours(6);

  private final StackSet stackSet;

  /**
   * Declares a rollout.
   *
   * @param name the prefix of every child's logical name
   * @param account the management account, which has to be its organization's own or its delegated
   *     administrator for StackSets
   */
  public Rollout(String name, Account account, RolloutArgs args) {
    super(
        TYPE, name, args, ComponentResourceOptions.builder().provider(account.provider()).build());
    var child = CustomResourceOptions.builder().parent(this).build();
    var settings = args.settings();
    var callAs = settings.delegatedAdministrator() ? "DELEGATED_ADMIN" : "SELF";
    var patient =
        CustomResourceOptions.merge(
            child,
            CustomResourceOptions.builder()
                .customTimeouts(
                    CustomTimeouts.builder()
                        .create(LONGEST_OPERATION)
                        .update(LONGEST_OPERATION)
                        .delete(LONGEST_OPERATION)
                        .build())
                .build());
    stackSet = stackSet(name, args, callAs, patient);
    new StackInstances(
        name + "-stack-instances",
        StackInstancesArgs.builder()
            .stackSetName(stackSet.name())
            .callAs(callAs)
            .deploymentTargets(
                StackInstancesDeploymentTargetsArgs.builder()
                    .organizationalUnitIds(settings.organizationalUnits())
                    .build())
            .regions(settings.regions())
            .operationPreferences(
                // Each account is tried, and an update fails if one account did.
                StackInstancesOperationPreferencesArgs.builder()
                    .failureTolerancePercentage(NO_ACCOUNT)
                    .maxConcurrentPercentage(ALL_ACCOUNTS)
                    .concurrencyMode("SOFT_FAILURE_TOLERANCE")
                    .regionConcurrencyType(IN_ORDER)
                    .regionOrders(settings.regions())
                    .build())
            .build(),
        // AWS refuses a target whose bus does not let the role in yet.
        CustomResourceOptions.merge(
            patient, CustomResourceOptions.builder().dependsOn(args.prerequisites()).build()));
    registerOutputs(Map.of("stackSetName", stackSet.name()));
  }

  private static StackSet stackSet(
      String name, RolloutArgs args, String callAs, CustomResourceOptions patient) {
    var settings = args.settings();
    return new StackSet(
        name + "-stack-set",
        StackSetArgs.builder()
            .name(args.names().stackSet())
            .description("Forwards the events of an organization's accounts to the relay.")
            .permissionModel("SERVICE_MANAGED")
            .callAs(callAs)
            // The role has a name of its own.
            .capabilities("CAPABILITY_NAMED_IAM")
            .templateBody(template(args))
            .autoDeployment(autoDeployment(settings))
            .managedExecution(StackSetManagedExecutionArgs.builder().active(true).build())
            .operationPreferences(
                // Without the other's mode, less tolerance would mean one account at a time.
                StackSetOperationPreferencesArgs.builder()
                    .failureTolerancePercentage(ALL_ACCOUNTS)
                    .maxConcurrentPercentage(ALL_ACCOUNTS)
                    .regionConcurrencyType(IN_ORDER)
                    .regionOrders(settings.regions())
                    .build())
            .build(),
        // A new pattern reaches the instances at once, and the receiving half has to be ready for
        // it.
        CustomResourceOptions.merge(
            patient, CustomResourceOptions.builder().dependsOn(args.prerequisites()).build()));
  }

  private static StackSetAutoDeploymentArgs autoDeployment(RolloutSettings settings) {
    var autoDeployment = StackSetAutoDeploymentArgs.builder().enabled(settings.autoDeploy());
    // AWS accepts the second setting only with the first.
    return settings.autoDeploy()
        ? autoDeployment.retainStacksOnAccountRemoval(false).build()
        : autoDeployment.build();
  }

  private static Output<String> template(RolloutArgs args) {
    var definition = new ForwarderDefinition(args.names(), args.settings().regions());
    return args.eventBusArn()
        .applyValue(arn -> ForwarderTemplate.of(definition, arn, args.pattern(), args.alarms()));
  }

  /** The StackSet's name. */
  public Output<String> stackSetName() {
    return stackSet.name();
  }
}
