package eventrelay.hub;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import eventrelay.policy.EventPattern;
import java.util.List;

/** What the management half is made from. */
public final class HubArgs extends ResourceArgs {
  @Import(name = "bus", required = true)
  private final String bus;

  @Import(name = "eventPattern", required = true)
  private final String eventPattern;

  @Import(name = "sources", required = true)
  private final Output<List<String>> sources;

  private final boolean open;

  /**
   * @param bus the receiving bus's name; {@code default} is not created
   * @param pattern the events to receive
   * @param sources the ids of the accounts they come from
   * @param open true if those are other accounts, which the bus has to let in
   */
  public HubArgs(String bus, EventPattern pattern, Output<List<String>> sources, boolean open) {
    this.bus = bus;
    this.eventPattern = pattern.json();
    this.sources = sources;
    this.open = open;
  }

  String bus() {
    return bus;
  }

  EventPattern pattern() {
    return new EventPattern(eventPattern);
  }

  Output<List<String>> sources() {
    return sources;
  }

  boolean open() {
    return open;
  }
}
