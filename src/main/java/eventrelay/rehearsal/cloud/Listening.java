package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.matcher.TimedMatcher;
import eventrelay.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where stacks listen: the accounts and Regions in which an event of an AWS service can start its
 * way to them. AWS services send their events to the default bus of the account and Region where
 * they happen (EventBridge User Guide, "Event buses in Amazon EventBridge").
 */
public final class Listening {
  private static final String ACCOUNT = "account";

  private Listening() {}

  /**
   * The accounts and Regions whose default bus has a rule for events of their own account, in the
   * order of accounts, then of Regions. Where stacks have no such rule, the accounts that their
   * rules name instead, each in the rule's Region: events of those come by rules of other stacks.
   *
   * @param cloud the accounts that the stacks make
   */
  public static List<AccountRegion> in(Cloud cloud) {
    var rules = cloud.rules();
    var places =
        sorted(
            rules.stream()
                .filter(((Predicate<Rule>) Listening::isOnDefaultBus).and(Listening::takesItsOwn))
                .map(Rule::place));
    return places.isEmpty() ? sorted(rules.stream().flatMap(Listening::named)) : places;
  }

  private static List<AccountRegion> sorted(Stream<AccountRegion> places) {
    return places
        .distinct()
        .sorted(Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region))
        .toList();
  }

  private static boolean isOnDefaultBus(Rule rule) {
    return rule.bus().equals(rule.place().arns().bus(PhysicalNames.DEFAULT_BUS));
  }

  private static Stream<AccountRegion> named(Rule rule) {
    return rule.pattern().literals(ACCOUNT).stream()
        .map(account -> new AccountRegion(account, rule.place().region()));
  }

  private static boolean takesItsOwn(Rule rule) {
    var wanted = accounts(rule);
    return wanted.isMissingNode() || takes(wanted, rule.place().account());
  }

  private static boolean takes(JsonNode wanted, String account) {
    var pattern = JsonNodeFactory.instance.objectNode();
    pattern.set(ACCOUNT, wanted);
    var matcher = new TimedMatcher<String>();
    try {
      matcher.add(ACCOUNT, Json.write(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var time = new MatchingTime(MatchingTime.LIMIT);
    var event = JsonNodeFactory.instance.objectNode().put(ACCOUNT, account);
    return matcher.matching(event, time, time.rest()).map(found -> !found.isEmpty()).orElse(false);
  }

  private static JsonNode accounts(Rule rule) {
    try {
      return Json.read(rule.pattern().json()).path(ACCOUNT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a rule's pattern was accepted and is no JSON", e);
    }
  }
}
