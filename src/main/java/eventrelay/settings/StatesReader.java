package eventrelay.settings;

import eventrelay.policy.EventPattern;
import java.util.List;

/** Reads a list of EC2 states. */
final class StatesReader {
  private static final String KEY = "states";

  private final Mistakes mistakes;

  StatesReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The states of a section; none if it has no such key. */
  List<String> list(Section section, String example) {
    var states = section.texts(KEY, example).orElse(List.of());
    for (var i = 0; i < states.size(); i++) {
      if (!EventPattern.EC2_STATES.contains(states.get(i))) {
        mistakes.add(
            section.path(KEY) + "[" + i + "]",
            '"' + states.get(i) + '"',
            "this is not an EC2 state; write one of " + String.join(", ", EventPattern.EC2_STATES));
      }
    }
    return states;
  }
}
