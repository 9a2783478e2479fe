package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.types.SqsTypes;
import java.util.Set;

/** What cannot be delivered has nowhere to go. */
final class DeadLetterQueueFault extends MissingResources {
  DeadLetterQueueFault() {
    super("dead-letter-queue", "the dead-letter queues are gone", Set.of(SqsTypes.QUEUE));
  }
}
