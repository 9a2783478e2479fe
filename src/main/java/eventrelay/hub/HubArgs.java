package eventrelay.hub;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.policy.Trust;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the management half is made from. */
public final class HubArgs extends ResourceArgs {
  @Import(name = "bus", required = true)
  private final String bus;

  @Import(name = "eventPattern", required = true)
  private final String eventPattern;

  @Import(name = "sources", required = true)
  private final Output<List<String>> sources;

  private final boolean singleAccount;
  private final Optional<String> organization;
  private final Output<Map<String, String>> accountNames;
  private final OperationsSettings operation;
  private final Consumer<String> warn;

  /**
   * Takes what the management half needs.
   *
   * @param bus the receiving bus's name; {@code default} is not created
   * @param pattern the events to receive
   * @param singleAccount true if they come from the management account alone
   * @param sources the ids of the accounts they come from; empty for any of the organization
   * @param organization the organization's id that senders must be of, if it matters
   * @param accountNames the accounts' names in the relay, by id, in the order of the stack file
   * @param operation archive, log, alarms, protection and notification
   * @param warn shows a sentence as a warning of the program
   */
  public HubArgs(
      String bus,
      EventPattern pattern,
      boolean singleAccount,
      Output<List<String>> sources,
      Optional<String> organization,
      Output<Map<String, String>> accountNames,
      OperationsSettings operation,
      Consumer<String> warn) {
    this.bus = bus;
    this.eventPattern = pattern.json();
    this.singleAccount = singleAccount;
    this.sources = sources;
    this.organization = organization;
    this.accountNames = accountNames;
    this.operation = operation;
    this.warn = warn;
  }

  String bus() {
    return bus;
  }

  PhysicalNames names() {
    return PhysicalNames.ofRelay(bus);
  }

  EventPattern pattern() {
    return new EventPattern(eventPattern);
  }

  Output<List<String>> sources() {
    return sources;
  }

  boolean singleAccount() {
    return singleAccount;
  }

  Trust trust(List<String> accounts) {
    return new Trust(accounts, organization, names().forwardingRole());
  }

  /** The pattern pinned to the accounts that events are to come from. */
  EventPattern receivingPattern(List<String> accounts, String management) {
    return accounts.isEmpty() ? pattern().pinnedAwayFrom(management) : pattern().pinnedTo(accounts);
  }

  Output<Map<String, String>> accountNames() {
    return accountNames;
  }

  OperationsSettings operation() {
    return operation;
  }

  Consumer<String> warn() {
    return warn;
  }
}
