package eventrelay.rehearsal.types;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * CloudFormation. What a StackSet's template declares is rehearsed in the accounts that it is
 * deployed into, so the StackSet itself stands beside an event's way.
 */
public final class CloudFormationTypes {
  /** A StackSet. */
  public static final String STACK_SET = "aws:cloudformation/stackSet:StackSet";

  /** The accounts and Regions that a StackSet is deployed into. */
  public static final String STACK_INSTANCES = "aws:cloudformation/stackInstances:StackInstances";

  static final List<ResourceType> ALL = List.of(stackSet(), stackInstances());

  private CloudFormationTypes() {}

  private static ResourceType stackSet() {
    return Entry.of(STACK_SET, EventEffect.BESIDE)
        .importId("{name}")
        .arn((in, place) -> place.stackSet(stackSetId(in.text("name"))))
        .output("stackSetId", (in, place) -> stackSetId(in.text("name")))
        .replacing("name", "callAs", "permissionModel")
        .duplicateError("NameAlreadyExistsException")
        .terraform("aws_cloudformation_stack_set")
        .byDefault("callAs", "SELF")
        .because("templateBody", "the template is the relay's development half")
        .because("description", "the relay says what the StackSet is for")
        .because(
            "permissionModel", "AWS Organizations gives CloudFormation its way into the accounts")
        .because(
            "callAs",
            "the stack file's rollout says whether the account is a delegated administrator")
        .because("capabilities", "the template makes a role with a name of its own")
        .because(
            "autoDeployment",
            "the stack file's rollout says whether accounts that join get the development half too")
        .because("managedExecution", "operations wait for one another rather than fail")
        .because("operationPreferences", "the relay says in which order Regions are served")
        .entry();
  }

  private static ResourceType stackInstances() {
    return Entry.of(STACK_INSTANCES, EventEffect.BESIDE)
        // The third part says that the targets are organizational units.
        .importId("{stackSetName},{callAs},OU")
        .output("stackSetId", (in, place) -> stackSetId(in.text("stackSetName")))
        .replacing("stackSetName", "callAs", "deploymentTargets")
        .belongsTo(STACK_SET, "stackSetName")
        .duplicateError("OperationInProgressException")
        .loss(
            "the messages that wait in the queues of the rollout's accounts, and the subscriptions"
                + " of their topics")
        .terraform("aws_cloudformation_stack_instances")
        .byDefault("callAs", "SELF")
        .because(
            "operationPreferences",
            "the relay says in which order Regions are served, and that one account that fails is"
                + " told")
        .because("regions", "the stack file's rollout says which Regions")
        .because("deploymentTargets", "the stack file's rollout says which organizational units")
        .entry();
  }

  /** CloudFormation adds a generated id to the name; it is the same here for the same name. */
  private static String stackSetId(String name) {
    return name + ":" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
