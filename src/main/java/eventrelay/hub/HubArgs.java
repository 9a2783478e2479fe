package eventrelay.hub;

import com.pulumi.asset.Asset;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.policy.Trust;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the management half is made from; {@link #builder()} makes it. */
public final class HubArgs extends ResourceArgs {
  @Import(name = "bus", required = true)
  private final String bus;

  @Import(name = "eventPattern", required = true)
  private final String eventPattern;

  @Import(name = "sources", required = true)
  private final Output<List<String>> sources;

  private final boolean singleAccount;
  private final Optional<String> organization;
  private final Optional<Output<String>> accountId;
  private final Optional<String> region;
  private final Output<Map<String, String>> accountNames;
  private final OperationsSettings operation;
  private final Asset functionCode;
  private final Consumer<String> warn;

  HubArgs(
      String bus,
      EventPattern pattern,
      boolean singleAccount,
      Output<List<String>> sources,
      Optional<String> organization,
      Optional<Output<String>> accountId,
      Optional<String> region,
      Output<Map<String, String>> accountNames,
      OperationsSettings operation,
      Asset functionCode,
      Consumer<String> warn) {
    this.bus = bus;
    this.eventPattern = pattern.json();
    this.singleAccount = singleAccount;
    this.sources = sources;
    this.organization = organization;
    this.accountId = accountId;
    this.region = region;
    this.accountNames = accountNames;
    this.operation = operation;
    this.functionCode = functionCode;
    this.warn = warn;
  }

  /** A builder with the defaults of a stack file; the senders have to be given. */
  public static HubArgsBuilder builder() {
    return new HubArgsBuilder();
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

  Optional<Output<String>> accountId() {
    return accountId;
  }

  /** The ARN of the account's own bus, for which the builder asks for the Region. */
  Output<String> defaultBusArn(Output<String> account) {
    var home = region.orElseThrow();
    return account.applyValue(id -> Arns.of(home, id).bus(PhysicalNames.DEFAULT_BUS));
  }

  Output<Map<String, String>> accountNames() {
    return accountNames;
  }

  OperationsSettings operation() {
    return operation;
  }

  Asset functionCode() {
    return functionCode;
  }

  Consumer<String> warn() {
    return warn;
  }
}
