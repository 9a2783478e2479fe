package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.names.StackOutput;
import eventrelay.policy.EventPattern;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.matcher.TimedMatcher;
import eventrelay.text.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events the stacks are to deliver.
 *
 * <p>Every pattern of this relay says the same, so one that wants an event speaks for all: a rule
 * that does not is misspelled. Only stacks that export no {@code eventPattern} may receive less
 * than they forward; for those the receiving rules speak.
 */
public final class ExpectedDelivery {
  private static final String ACCOUNT = "account";
  private static final int MOST_SHOWN = 120;

  private final TimedMatcher<String> wanted = new TimedMatcher<>();
  private final Set<AccountRegion> forwarding = new HashSet<>();
  private final Set<String> forwardingAccounts = new HashSet<>();
  private final Set<String> receivedAccounts = new HashSet<>();
  private final Set<AccountRegion> receiving = new HashSet<>();
  private final Set<String> receivingAccounts = new HashSet<>();
  private final boolean wantsAll;

  /**
   * Reads the promise out of the stacks.
   *
   * @param cloud what they make
   */
  public ExpectedDelivery(List<Deployment> deployments, Cloud cloud) {
    var exported =
        deployments.stream()
            .map(deployment -> deployment.exports().path(StackOutput.EVENT_PATTERN.key()))
            .filter(JsonNode::isTextual)
            .map(pattern -> new EventPattern(pattern.textValue()))
            .toList();
    var rules = cloud.rules();
    rules.forEach(this::addPlaces);
    var receivers = rules.stream().filter(rule -> !rule.forwards()).toList();
    var speaking = exported.isEmpty() && !receivers.isEmpty() ? receivers : rules;
    var patterns = Stream.concat(exported.stream(), speaking.stream().map(Rule::pattern)).toList();
    if (patterns.stream().noneMatch(ExpectedDelivery::choosesEvents)) {
      patterns = rules.stream().map(Rule::pattern).toList();
    }
    patterns.stream().filter(ExpectedDelivery::choosesEvents).forEach(this::want);
    wantsAll = !patterns.isEmpty() && patterns.stream().noneMatch(ExpectedDelivery::choosesEvents);
  }

  /**
   * Whether the event is to arrive, wherever that is.
   *
   * @param time what the matcher has left for this event
   * @return empty if that was not enough
   */
  public Optional<Boolean> includes(Event event, MatchingTime time) {
    if (!comesFromSource(event)) {
      return Optional.of(false);
    }
    return wantsAll
        ? Optional.of(true)
        : wanted.matching(event.json(), time, time.rest()).map(patterns -> !patterns.isEmpty());
  }

  private boolean comesFromSource(Event event) {
    var place = event.place();
    if (forwardingAccounts.contains(place.account())) {
      return forwarding.contains(place) || receiving.contains(place);
    }
    // A rule that receives the events of its own account is in one Region of it.
    return receivedAccounts.contains(place.account())
        && (!receivingAccounts.contains(place.account()) || receiving.contains(place));
  }

  private void addPlaces(Rule rule) {
    if (rule.forwards()) {
      forwarding.add(rule.place());
      forwardingAccounts.add(rule.place().account());
      return;
    }
    receiving.add(rule.place());
    receivingAccounts.add(rule.place().account());
    var accounts = object(rule.pattern()).path(ACCOUNT);
    accounts.forEach(account -> receivedAccounts.add(account.asText()));
    if (accounts.isMissingNode() && Arn.nameOf(rule.bus()).equals(PhysicalNames.DEFAULT_BUS)) {
      // AWS's services send there whatever happens in the account.
      receivedAccounts.add(rule.place().account());
    }
  }

  /**
   * False if it asks for the account only: then it takes whatever is sent, and promises nothing.
   */
  private static boolean choosesEvents(EventPattern pattern) {
    var object = object(pattern);
    return object.size() > (object.has(ACCOUNT) ? 1 : 0);
  }

  private void want(EventPattern pattern) {
    // Whether the account is one of the sources is asked apart: a pin may be what is wrong.
    var anywhere = object(pattern);
    anywhere.remove(ACCOUNT);
    EventPattern.of(anywhere)
        .refusal()
        .ifPresent(
            reason -> {
              throw new UnusableInputException(
                  "%s is not one that EventBridge accepts: %s".formatted(named(pattern), reason));
            });
    try {
      var json = Json.write(anywhere);
      wanted.add(json, json);
    } catch (IOException e) {
      throw new UnusableInputException(named(pattern) + " is not one that EventBridge accepts", e);
    }
  }

  private static String named(EventPattern pattern) {
    var json = pattern.json();
    return "the pattern "
        + (json.length() > MOST_SHOWN ? json.substring(0, MOST_SHOWN) + "…" : json);
  }

  private static ObjectNode object(EventPattern pattern) {
    try {
      if (Json.read(pattern.json()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(named(pattern) + " is not JSON", e);
    }
    throw new UnusableInputException(named(pattern) + " is not a JSON object");
  }
}
