package eventrelay.forwarder;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.PhysicalNames;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Optional;

/** What one account's development half is made from. */
public final class ForwarderArgs extends ResourceArgs {
  @Import(name = "eventBusArn", required = true)
  private final Output<String> eventBusArn;

  @Import(name = "eventPattern", required = true)
  private final Output<String> eventPattern;

  private final Optional<String> formerly;
  private final List<Resource> prerequisites;
  private final PhysicalNames names;
  private final OperationsSettings operation;

  /**
   * Takes what one account's component needs.
   *
   * @param formerly the component's name when it was last deployed, if that was another
   * @param eventBusArn the receiving bus
   * @param eventPattern the events to forward, as JSON
   * @param prerequisites what has to be made or changed before this account sends anything new, if
   *     this stack declares it
   * @param names the names that AWS shows
   * @param operation alarms and the addresses that they notify
   */
  public ForwarderArgs(
      Optional<String> formerly,
      Output<String> eventBusArn,
      Output<String> eventPattern,
      List<Resource> prerequisites,
      PhysicalNames names,
      OperationsSettings operation) {
    this.formerly = formerly;
    this.eventBusArn = eventBusArn;
    this.eventPattern = eventPattern;
    this.prerequisites = List.copyOf(prerequisites);
    this.names = names;
    this.operation = operation;
  }

  Optional<String> formerly() {
    return formerly;
  }

  Output<String> eventBusArn() {
    return eventBusArn;
  }

  Output<String> eventPattern() {
    return eventPattern;
  }

  List<Resource> prerequisites() {
    return prerequisites;
  }

  PhysicalNames names() {
    return names;
  }

  OperationsSettings operation() {
    return operation;
  }
}
