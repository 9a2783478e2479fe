package eventrelay.forwarder;

import eventrelay.failure.AlarmDefinition;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.ForwardingRolePolicy;
import java.util.List;
import java.util.stream.Stream;

/**
 * The development half of one account in values: what {@link Forwarder} declares through Pulumi and
 * {@code ForwarderTemplate} writes down for CloudFormation: beside the policies of queue and topic,
 * whatever both say is defined here.
 *
 * @param names the names that AWS shows
 * @param regions the Regions with a rule; the first is where the role is made
 */
public record ForwarderDefinition(PhysicalNames names, List<String> regions) {
  /** The bus that AWS sends an account's own events to. */
  public static final String BUS = PhysicalNames.DEFAULT_BUS;

  /** The forwarding role's description. */
  public static final String ROLE_DESCRIPTION =
      "Puts this account's events onto the management account's bus.";

  /** The forwarding rule's description. */
  public static final String RULE_DESCRIPTION = "Forwards events to the management account.";

  /** The forwarding rule's state: undeclared, a rule stays disabled that someone has disabled. */
  public static final String RULE_STATE = "ENABLED";

  /** Keeps its own copy of the Regions. */
  public ForwarderDefinition {
    regions = List.copyOf(regions);
  }

  /** Who may assume the role: EventBridge, for the rules of this account. */
  public String trust(Arns account) {
    return ForwardingRolePolicy.trust(account, regions, names.forwardingRule());
  }

  /** The alarms of one Region. */
  public List<AlarmDefinition> alarms() {
    return Stream.concat(
            AlarmDefinition.ofQueue("dead-letter-queue", names.forwardingDeadLetterQueue())
                .stream(),
            AlarmDefinition.ofRule(names.forwardingRule(), BUS).stream())
        .toList();
  }
}
