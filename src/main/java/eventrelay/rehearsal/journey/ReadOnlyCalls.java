package eventrelay.rehearsal.journey;

import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Rule.State;
import eventrelay.rehearsal.event.Event;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rules get an event that CloudTrail delivers of a call: a management event of a call that
 * only reads reaches those alone that ask for all of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html">Receiving
 *     read-only management events from AWS services</a>
 */
final class ReadOnlyCalls {
  /** Whether a rule that is switched on gets the event. */
  enum Reach {
    /** It does. */
    GETS,
    /** It does not. */
    MISSES,
    /** AWS's pages, or the event, do not say. */
    UNSETTLED
  }

  private static final String ALL = State.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.name();
  private static final Pattern READING = Pattern.compile("(Describe|Get|List).*");

  /** Of STS, which EventBridge takes for calls that change something. */
  private static final Set<String> CHANGING = Set.of("GetFederationToken", "GetSessionToken");

  private final String call;
  private final Reach reach;

  ReadOnlyCalls(Event event) {
    this.call = event.detail("eventName");
    this.reach = reach(event);
  }

  private Reach reach(Event event) {
    if (!event.isOfService() || !event.detailType().endsWith(" via CloudTrail")) {
      return Reach.GETS;
    }
    var detail = event.json().path("detail");
    var reads = READING.matcher(call).matches() && !CHANGING.contains(call);
    var readOnly = detail.path("readOnly").asText();
    var management = detail.path("managementEvent").asText();
    var category = event.detail("eventCategory");
    if (readOnly.equals("false")
        || management.equals("false")
        || !category.isEmpty() && !category.equals("Management")
        || readOnly.isEmpty() && !reads) {
      return Reach.GETS;
    }
    var isManagement = management.equals("true") || category.equals("Management");
    return reads && isManagement && readOnly.equals("true") ? Reach.MISSES : Reach.UNSETTLED;
  }

  /** Whether a rule that is switched on gets the event, if its pattern matches. */
  Reach reach(Rule rule) {
    if (rule.state().name().equals(ALL)) {
      return Reach.GETS;
    }
    var custom = !Arn.nameOf(rule.bus()).equals(PhysicalNames.DEFAULT_BUS);
    return reach == Reach.MISSES && custom ? Reach.UNSETTLED : reach;
  }

  /** Why a rule does not get the event. */
  String refusal(Rule rule) {
    return ("rule %s matches it, but is in the state %s: the event is of %s, a call that only reads, and"
            + " goes to rules in the state %s alone")
        .formatted(rule.name(), rule.state(), call, ALL);
  }

  /** Why it cannot be said whether a rule gets the event. */
  String doubt(Rule rule) {
    return ("whether rule %s gets the event is not judged: it is in the state %s, and AWS's pages do not say"
            + " whether the call %s counts there as one that only reads; a rule in the state %s gets it"
            + " in any case")
        .formatted(rule.name(), rule.state(), call, ALL);
  }
}
