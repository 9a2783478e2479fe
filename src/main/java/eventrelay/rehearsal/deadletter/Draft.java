package eventrelay.rehearsal.deadletter;

import eventrelay.rehearsal.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation while it is being found. */
final class Draft {
  final List<String> meaning = new ArrayList<>();
  final List<String> unknown = new ArrayList<>();
  final List<String> redrive = new ArrayList<>();

  /** False if the moment was the reason, and nothing that stacks declare. */
  boolean declared = true;

  Optional<String> queue = Optional.empty();
  Optional<String> from = Optional.empty();
  Optional<String> to = Optional.empty();
  Optional<String> asked = Optional.empty();
  Optional<String> change = Optional.empty();

  Explanation of(DeadLetter letter, String code, String said) {
    var event = letter.event().map(Event::id).orElse("");
    return new Explanation(
        letter.id(), event, code, said, queue, from, to, meaning, asked, change, redrive, unknown);
  }
}
