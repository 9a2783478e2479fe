package eventrelay.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;

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
record EventFacts(
    String id,
    String source,
    String detailType,
    String account,
    String region,
    String instance,
    String state) {

  static EventFacts of(JsonNode event) {
    var detail = event.path("detail");
    return new EventFacts(
        text(event, "id"),
        text(event, "source"),
        text(event, "detail-type"),
        text(event, "account"),
        text(event, "region"),
        text(detail, "instance-id"),
        text(detail, "state"));
  }

  private static String text(JsonNode object, String name) {
    var value = object.path(name);
    return value.isTextual() ? value.textValue() : "";
  }
}
