package eventrelay.names;

/**
 * The names that AWS shows. They are those of the Terraform system this project grew from, so that
 * a deployment made with it can be imported rather than rebuilt: changing one replaces a resource.
 */
public final class PhysicalNames {
  /** The account's own bus, which AWS creates and the program never does. */
  public static final String DEFAULT_BUS = "default";

  /** The receiving bus, unless a stack file names another. */
  public static final String BUS = "development-events";

  public static final String BUS_POLICY_SID = "AllowDevelopmentAccount";

  public static final String FUNCTION = "ManagementTriggeredLambda";
  public static final String FUNCTION_ROLE = "management_lambda_exec_role";
  public static final String FUNCTION_ROLE_POLICY = "write_own_log";
  public static final String FUNCTION_LOG_GROUP = "/aws/lambda/" + FUNCTION;
  public static final String FUNCTION_PERMISSION = "AllowExecutionFromEventBridge";

  public static final String RECEIVING_RULE = "TriggerLambdaOnDevEC2Launch";
  public static final String RECEIVING_TARGET = "LambdaTarget";

  public static final String FORWARDING_RULE = "ForwardEC2LaunchToManagement";
  public static final String FORWARDING_TARGET = "ManagementEventBus";
  public static final String FORWARDING_ROLE = "eventbridge-to-management-role";
  public static final String FORWARDING_ROLE_POLICY = "allow_put_events_to_management";

  private PhysicalNames() {}
}
