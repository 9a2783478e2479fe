package eventrelay.rehearsal.report;

import eventrelay.rehearsal.event.Event;
import java.util.List;

/**
 * The fields by which a reader knows an event; each an empty string if it is missing or no string.
 *
 * @param detailType the field {@code detail-type}
 * @param instance the detail's {@code instance-id}, which EC2's events have
 * @param state the detail's {@code state}
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html">
 *     State change events for your instances</a>
 */
public record EventFacts(
    String id,
    String source,
    String detailType,
    String account,
    String region,
    String instance,
    String state) {

  /** Those of an event. */
  public static EventFacts of(Event event) {
    return new EventFacts(
        event.id(),
        event.source(),
        event.detailType(),
        event.place().account(),
        event.place().region(),
        event.detail("instance-id"),
        event.detail("state"));
  }

  /** What people call this kind of event. */
  public String type() {
    return detailType.isEmpty() ? "(no detail-type)" : detailType;
  }

  /** What the event is about; if it is no instance, who sent it. */
  public String what() {
    var what = (state + " " + instance).strip();
    return what.isEmpty() ? source : what;
  }

  /** Account and Region. */
  public String where() {
    return (account + " " + region).strip();
  }

  /** All of that on one line. */
  public String line() {
    var parts = List.of(type(), state, instance, where().isEmpty() ? "" : "(" + where() + ")");
    return String.join("  ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }
}
