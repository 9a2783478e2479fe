package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AwsPrincipal;
import java.util.List;

/**
 * What an event's way needs of a resource, and so is allowed by design.
 *
 * @param id such as {@code D-INVOKE}
 * @param caller the caller that needs it
 * @param sources for which resources a service needs it
 * @param verb what the caller does to the resource, in a sentence
 * @param actions the same as IAM's actions
 * @param resource the ARN that the actions are on
 */
record Need(
    String id, Caller caller, Sources sources, String verb, List<String> actions, String resource) {

  /** For which resources a service needs something. */
  enum Sources {
    /** For the one that the caller names. */
    THIS,
    /** For any of the resource's own account. */
    ACCOUNT,
    /** For any: the service looks after that itself. */
    ANY
  }

  boolean covers(Caller other, String action) {
    return actions.contains(action) && isSame(other) && isNeededFor(other);
  }

  private boolean isSame(Caller other) {
    return caller.principal() instanceof AwsPrincipal one
            && other.principal() instanceof AwsPrincipal two
        ? one.account().equals(two.account()) && one.name().equals(two.name())
        : caller.principal().equals(other.principal());
  }

  private boolean isNeededFor(Caller other) {
    return switch (sources) {
      case THIS -> caller.source().equals(other.source());
      case ACCOUNT -> caller.sourceAccount().equals(other.sourceAccount());
      case ANY -> true;
    };
  }
}
