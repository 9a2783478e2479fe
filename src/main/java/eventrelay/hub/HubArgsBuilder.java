package eventrelay.hub;

import com.pulumi.asset.Asset;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.settings.Deploy;
import eventrelay.settings.GivenValues;
import eventrelay.settings.Notify;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the arguments of a {@link Hub}. What is not given has the default of a stack file: least
 * privilege, and no event lost.
 */
public final class HubArgsBuilder {
  private final GivenValues given = new GivenValues("HubArgs");
  private String eventPattern;
  private List<String> knownSources = List.of();
  private Output<List<String>> sources;
  private Output<String> accountId;
  private List<String> knownAccountId = List.of();
  private String region;
  private Output<Map<String, String>> accountNames = Output.of(Map.of());
  private Asset functionCode;
  private Consumer<String> warn = sentence -> {};

  HubArgsBuilder() {}

  /**
   * The receiving bus. Names in AWS derive from it, so two hubs of one account need two.
   *
   * @param name default: {@code development-events}; {@code default} is the account's own bus,
   *     which is not created
   */
  public HubArgsBuilder bus(String name) {
    given.put("bus", name);
    return this;
  }

  /**
   * The events to receive.
   *
   * @param json an event pattern without {@code account}; default: EC2 instances that are running,
   *     stopped or terminated
   */
  public HubArgsBuilder eventPattern(String json) {
    eventPattern = json;
    return this;
  }

  /** The accounts whose forwarding role the bus admits, by their 12 digits. */
  public HubArgsBuilder sources(String... accountIds) {
    return sources(List.of(accountIds));
  }

  /** The accounts whose forwarding role the bus admits, by their 12 digits. */
  public HubArgsBuilder sources(List<String> accountIds) {
    sources = accountIds.isEmpty() ? null : Output.of(accountIds);
    knownSources = List.copyOf(accountIds);
    return this;
  }

  /** The same accounts, whose ids the program is yet to learn. */
  public HubArgsBuilder sources(Output<List<String>> accountIds) {
    sources = accountIds;
    knownSources = List.of();
    return this;
  }

  /**
   * The organization that senders have to be of; without sources, any account of it.
   *
   * @param id {@code o-…}
   */
  public HubArgsBuilder organization(String id) {
    given.put("organization", id);
    return this;
  }

  /** The hub's own account, by its 12 digits; default: AWS is asked, by the hub's own provider. */
  public HubArgsBuilder accountId(Output<String> id) {
    accountId = id;
    knownAccountId = List.of();
    return this;
  }

  /** The hub's own account, by its 12 digits; default: AWS is asked, by the hub's own provider. */
  public HubArgsBuilder accountId(String id) {
    accountId = Output.of(id);
    knownAccountId = List.of(id);
    return this;
  }

  /** The Region of the hub's provider, for the ARN of the bus {@code default}. */
  public HubArgsBuilder region(String name) {
    region = name;
    return this;
  }

  /** The names that messages call accounts by, by account id; default: messages show the ids. */
  public HubArgsBuilder accountNames(Output<Map<String, String>> byId) {
    accountNames = byId;
    return this;
  }

  /** The names that messages call accounts by, by account id; default: messages show the ids. */
  public HubArgsBuilder accountNames(Map<String, String> byId) {
    return accountNames(Output.of(byId));
  }

  /** How many days the bus keeps events for replay; 0 for no archive; default: 7. */
  public HubArgsBuilder archiveDays(int days) {
    given.put("archiveDays", days);
    return this;
  }

  /** How many days the function's log is kept, as CloudWatch Logs accepts it; default: 365. */
  public HubArgsBuilder logRetentionDays(int days) {
    given.put("logRetentionDays", days);
    return this;
  }

  /** Whether to alarm on whatever is not delivered; default: true. */
  public HubArgsBuilder alarms(boolean wanted) {
    given.put("alarms", wanted);
    return this;
  }

  /** Whether Pulumi refuses to delete what holds events; default: true. */
  public HubArgsBuilder protect(boolean wanted) {
    given.put("protect", wanted);
    return this;
  }

  /** Who gets an e-mail of alarms and of events; default: none is sent. */
  public HubArgsBuilder notify(Notify who) {
    given.put("notify", who);
    return this;
  }

  /**
   * The function's one file, {@code lambda_function.py}, which defines {@code lambda_handler};
   * default: the relay's own, which the jar holds.
   */
  public HubArgsBuilder functionCode(Asset python) {
    functionCode = python;
    return this;
  }

  /** Shows a sentence as a warning, as {@code ctx.log()::warn} does; default: none is shown. */
  public HubArgsBuilder warn(Consumer<String> log) {
    warn = log;
    return this;
  }

  /**
   * The arguments.
   *
   * @throws RunException with one sentence that names a value that is missing or wrong
   */
  public HubArgs build() {
    var bus = given.bus();
    var organization = given.organization();
    given.accounts("sources", knownSources);
    given.accounts("accountId", knownAccountId);
    var pattern = eventPattern == null ? EventPattern.DEFAULT : given.eventPattern(eventPattern);
    var operation = given.operation(Deploy.MANAGEMENT);
    if (bus.equals(PhysicalNames.DEFAULT_BUS)) {
      given.required("region", region, "the bus's ARN contains it; write that of the provider");
      given.region("region", region);
    }
    var singleAccount = sources == null && organization.isEmpty();
    if (singleAccount) {
      requireOwnEvents(bus);
    } else if (!knownSources.isEmpty()) {
      requireShortEnough(pattern);
    }
    return new HubArgs(
        bus,
        pattern,
        singleAccount,
        sourcesOf(singleAccount),
        organization,
        Optional.ofNullable(accountId),
        Optional.ofNullable(region),
        accountNames,
        operation,
        functionCode == null ? FunctionCode.ofTheRelay() : functionCode,
        warn);
  }

  private Output<List<String>> sourcesOf(boolean singleAccount) {
    if (singleAccount) {
      return accountId.applyValue(List::of);
    }
    return sources == null ? Output.of(List.of()) : sources;
  }

  private void requireOwnEvents(String bus) {
    given.required(
        "sources",
        bus.equals(PhysicalNames.DEFAULT_BUS) ? bus : null,
        "no account may send; name accounts, or an organization, or write bus default, which has"
            + " the account's own events");
    given.required(
        "accountId", accountId, "without sources, its own events alone are received; write its id");
  }

  private void requireShortEnough(EventPattern pattern) {
    pattern
        .pinnedTo(knownSources)
        .refusal()
        .ifPresent(
            why -> {
              throw given.refusal(
                  "sources",
                  knownSources.size() + " accounts",
                  "with their ids, EventBridge would refuse the receiving rule's pattern: " + why);
            });
  }
}
