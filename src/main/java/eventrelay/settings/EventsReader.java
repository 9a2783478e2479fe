package eventrelay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.policy.EventPattern;
import java.util.List;
import java.util.Optional;

/** Reads which events the relay carries: EC2 states, sources and detail-types, or a pattern. */
final class EventsReader {
  private static final String FORMS =
      "write {states: [running]}, or {source: [aws.ec2], detailType: [...]}, or {pattern: {...}}";

  private final Mistakes mistakes;

  EventsReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The pattern of a section that has exactly one of the three forms. */
  Optional<EventPattern> read(Section section) {
    var states = section.has("states");
    var literals = section.has("source") | section.has("detailType");
    var pattern = section.has("pattern");
    section.refuseOtherKeys();
    var forms = (states ? 1 : 0) + (literals ? 1 : 0) + (pattern ? 1 : 0);
    if (forms != 1) {
      mistakes.add(section.path(), section.json(), "it says what to carry in one way; " + FORMS);
      return Optional.empty();
    }
    var before = mistakes.found().size();
    var chosen = states ? ofStates(section) : literals ? ofLiterals(section) : ofPattern(section);
    if (mistakes.found().size() > before) {
      return Optional.empty(); // What is left of the pattern would be refused for no good reason.
    }
    chosen
        .flatMap(EventPattern::refusal)
        .ifPresent(
            reason ->
                mistakes.add(
                    pattern ? section.path("pattern") : section.path(),
                    pattern ? section.value("pattern").orElseThrow() : section.json(),
                    "EventBridge would refuse the pattern: " + reason));
    return chosen;
  }

  private Optional<EventPattern> ofStates(Section section) {
    return Optional.of(
        EventPattern.ofEc2States(new StatesReader(mistakes).list(section, "states: [running]")));
  }

  private Optional<EventPattern> ofLiterals(Section section) {
    return Optional.of(
        EventPattern.of(
            literals(section, "source", "source: [aws.ec2]"),
            literals(
                section, "detailType", "detailType: [" + EventPattern.EC2_STATE_CHANGE + "]")));
  }

  private List<String> literals(Section section, String key, String example) {
    var values = section.texts(key, example);
    section
        .value(key)
        .filter(value -> value.isArray() && value.isEmpty())
        .ifPresent(
            value ->
                mistakes.add(
                    section.path(key),
                    value,
                    "an empty list matches nothing; write " + example + " or leave it out"));
    return values.orElse(List.of());
  }

  private Optional<EventPattern> ofPattern(Section section) {
    return pattern(section.path("pattern"), section.value("pattern").orElseThrow());
  }

  /** A pattern that is written out. */
  Optional<EventPattern> pattern(String path, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      return refuse(path, value, "a pattern is a JSON object; write pattern: {source: [aws.ec2]}");
    }
    if (object.has("account")) {
      return refuse(
          path, value, "the relay sets account itself, to the source accounts; take it out");
    }
    return Optional.of(EventPattern.of(object));
  }

  private Optional<EventPattern> refuse(String path, JsonNode value, String remedy) {
    mistakes.add(path, value, remedy);
    return Optional.empty();
  }
}
