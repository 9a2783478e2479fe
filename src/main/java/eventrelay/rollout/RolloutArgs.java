package eventrelay.rollout;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.settings.RolloutSettings;
import java.util.List;

/** What a rollout is made from. */
public final class RolloutArgs extends ResourceArgs {
  @Import(name = "eventBusArn", required = true)
  private final Output<String> eventBusArn;

  @Import(name = "eventPattern", required = true)
  private final String eventPattern;

  private final List<Resource> prerequisites;
  private final PhysicalNames names;
  private final RolloutSettings settings;
  private final boolean alarms;

  /**
   * Takes what the StackSet needs.
   *
   * @param eventBusArn the receiving bus
   * @param pattern the events to forward
   * @param prerequisites what has to be made or changed before the accounts send anything new
   * @param names the names that AWS shows
   * @param settings where to
   * @param alarms whether to alarm on what could not be forwarded
   */
  public RolloutArgs(
      Output<String> eventBusArn,
      EventPattern pattern,
      List<Resource> prerequisites,
      PhysicalNames names,
      RolloutSettings settings,
      boolean alarms) {
    this.eventBusArn = eventBusArn;
    this.eventPattern = pattern.json();
    this.prerequisites = List.copyOf(prerequisites);
    this.names = names;
    this.settings = settings;
    this.alarms = alarms;
  }

  Output<String> eventBusArn() {
    return eventBusArn;
  }

  EventPattern pattern() {
    return new EventPattern(eventPattern);
  }

  List<Resource> prerequisites() {
    return prerequisites;
  }

  PhysicalNames names() {
    return names;
  }

  RolloutSettings settings() {
    return settings;
  }

  boolean alarms() {
    return alarms;
  }
}
