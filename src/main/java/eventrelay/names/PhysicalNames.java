package eventrelay.names;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that AWS shows. Those of a relay on the bus {@code development-events} are those of the
 * Terraform system this project grew from, so that a deployment made with it can be imported rather
 * than rebuilt; a relay on another bus adds the bus's name, so that two fit into one account.
 * Changing one replaces a resource.
 *
 * @param suffix what is added to each name; empty for the bus {@code development-events}
 */
public record PhysicalNames(String suffix) {
  /** The account's own bus, which AWS creates and the program never does. */
  public static final String DEFAULT_BUS = "default";

  /** The receiving bus, unless a stack file names another. */
  public static final String BUS = "development-events";

  /** The Sid of the receiving bus's one statement. */
  public static final String BUS_POLICY_SID = "AllowDevelopmentAccount";

  /** The policy of the function's role. */
  public static final String FUNCTION_ROLE_POLICY = "write_own_log";

  /** The Sid by which EventBridge may invoke the function. */
  public static final String FUNCTION_PERMISSION = "AllowExecutionFromEventBridge";

  /** The receiving rule's target. */
  public static final String RECEIVING_TARGET = "LambdaTarget";

  /** The forwarding rule's target. */
  public static final String FORWARDING_TARGET = "ManagementEventBus";

  /** The policy of the forwarding role. */
  public static final String FORWARDING_ROLE_POLICY = "allow_put_events_to_management";

  /** The names of the relay whose receiving bus is {@code bus}. */
  public static PhysicalNames ofRelay(String bus) {
    // Functions and queues take no dots.
    return new PhysicalNames(bus.equals(BUS) ? "" : "-" + bus.replace('.', '-'));
  }

  /** The function. */
  public String function() {
    return "ManagementTriggeredLambda" + suffix;
  }

  /** The function's role. */
  public String functionRole() {
    return "management_lambda_exec_role" + suffix;
  }

  /** The function's log group. */
  public String functionLogGroup() {
    return "/aws/lambda/" + function();
  }

  /** The rule on the receiving bus. */
  public String receivingRule() {
    return "TriggerLambdaOnDevEC2Launch" + suffix;
  }

  /** The rule on each account's default bus. */
  public String forwardingRule() {
    return "ForwardEC2LaunchToManagement" + suffix;
  }

  /** The role that the forwarding rules use. */
  public String forwardingRole() {
    return "eventbridge-to-management-role" + suffix;
  }

  /** Holds what could not be put onto the receiving bus. */
  public String forwardingDeadLetterQueue() {
    return "event-relay-forwarding-dead-letters" + suffix;
  }

  /** Holds what the function could not be invoked with. */
  public String receivingDeadLetterQueue() {
    return "event-relay-receiving-dead-letters" + suffix;
  }

  /** Holds what the function was invoked with and failed at. */
  public String functionDeadLetterQueue() {
    return "event-relay-function-dead-letters" + suffix;
  }

  /** The archive of the receiving bus. */
  public String archive() {
    return "event-relay" + suffix;
  }

  /** The topic that alarms go to. */
  public String alarmTopic() {
    return "event-relay-alarms" + suffix;
  }

  /** The topic that the function publishes to. */
  public String notificationTopic() {
    return "event-relay-notifications" + suffix;
  }

  /** Deploys the development half to an organization's accounts. */
  public String stackSet() {
    return "event-relay-forwarding" + suffix.replace('_', '-');
  }

  /** By how many characters the longest name exceeds what AWS accepts; at most 0 if all fit. */
  public int excess() {
    return lengths().entrySet().stream()
        .mapToInt(name -> name.getKey().length() - name.getValue())
        .max()
        .orElseThrow();
  }

  /** Each name whose length AWS limits tightly, and the limit. */
  private Map<String, Integer> lengths() {
    var lengths = new LinkedHashMap<String, Integer>();
    lengths.put(function(), 64);
    lengths.put(functionRole(), 64);
    lengths.put(forwardingRole(), 64);
    lengths.put(receivingRule(), 64);
    lengths.put(forwardingRule(), 64);
    lengths.put(forwardingDeadLetterQueue(), 80);
    lengths.put(receivingDeadLetterQueue(), 80);
    lengths.put(functionDeadLetterQueue(), 80);
    lengths.put(archive(), 48);
    return lengths;
  }
}
