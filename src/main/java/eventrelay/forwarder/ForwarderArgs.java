package eventrelay.forwarder;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.PhysicalNames;
import eventrelay.settings.Operation;
import java.util.List;

/** What one account's development half is made from. */
public final class ForwarderArgs extends ResourceArgs {
  @Import(name = "eventBusArn", required = true)
  private final Output<String> eventBusArn;

  @Import(name = "eventPattern", required = true)
  private final Output<String> eventPattern;

  private final List<Resource> opened;
  private final PhysicalNames names;
  private final Operation operation;

  /**
   * @param eventBusArn the receiving bus
   * @param eventPattern the events to forward, as JSON
   * @param opened what must exist before the bus lets this account in, if this stack declares it
   * @param names the names that AWS shows
   * @param operation alarms and whom to tell about them
   */
  public ForwarderArgs(
      Output<String> eventBusArn,
      Output<String> eventPattern,
      List<Resource> opened,
      PhysicalNames names,
      Operation operation) {
    this.eventBusArn = eventBusArn;
    this.eventPattern = eventPattern;
    this.opened = List.copyOf(opened);
    this.names = names;
    this.operation = operation;
  }

  Output<String> eventBusArn() {
    return eventBusArn;
  }

  Output<String> eventPattern() {
    return eventPattern;
  }

  List<Resource> opened() {
    return opened;
  }

  PhysicalNames names() {
    return names;
  }

  Operation operation() {
    return operation;
  }
}
