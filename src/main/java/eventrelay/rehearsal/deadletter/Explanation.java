package eventrelay.rehearsal.deadletter;

import java.util.List;
import java.util.Optional;

/**
 * What can be said of one message.
 *
 * @param message the message's id; empty if it has none
 * @param event the event's id; empty if the body is no event
 * @param code the error code that the message carries; empty if it has none
 * @param said the error message that it carries; empty if it has none
 * @param queue the ARN of the queue it waits in, if these stacks tell
 * @param from the ARN of the rule or function that gave up, if the message or these stacks tell
 * @param to the ARN of what refused it, if the message tells
 * @param meaning sentences: what happened
 * @param asked what these stacks answer when they are asked the same
 * @param change what to change
 * @param redrive commands that send it again, for after the change
 * @param unknown sentences: what is not known; none if it is explained
 */
public record Explanation(
    String message,
    String event,
    String code,
    String said,
    Optional<String> queue,
    Optional<String> from,
    Optional<String> to,
    List<String> meaning,
    Optional<String> asked,
    Optional<String> change,
    List<String> redrive,
    List<String> unknown) {
  /** Keeps its own copies of the lists. */
  public Explanation {
    meaning = List.copyOf(meaning);
    redrive = List.copyOf(redrive);
    unknown = List.copyOf(unknown);
  }

  /** True if nothing in it is unknown. */
  public boolean explained() {
    return unknown.isEmpty();
  }
}
