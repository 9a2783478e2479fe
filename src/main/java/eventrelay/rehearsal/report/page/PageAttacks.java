package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.attack.Attack;
import eventrelay.rehearsal.print.ResourceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attacks; those that end alike in accounts of the same shape are listed once, with their
 * number.
 */
final class PageAttacks {
  private final PageMap map;
  private final IndexedSet<StatementText> statements;
  private final Map<List<Object>, Alike> alike = new LinkedHashMap<>();

  /** One attack for several. */
  private record Alike(Attack attack, int count) {}

  PageAttacks(List<Attack> attacks, PageMap map, IndexedSet<StatementText> statements) {
    this.map = map;
    this.statements = statements;
    for (var attack : attacks) {
      var key =
          List.<Object>of(
              attack.attempt(),
              attack.outcome(),
              map.folded(attack.principal()),
              map.folded(attack.at()),
              map.folded(attack.because()));
      alike.merge(key, new Alike(attack, attack.count()), this::together);
    }
  }

  void write(ArrayNode list) {
    for (var each : alike.values()) {
      var attack = each.attack();
      var object =
          list.addObject()
              .put("id", attack.id())
              .put("attempt", PageText.of(attack.attempt()))
              .put("at", PageText.of(map.folded(attack.at())))
              .put("name", PageText.of(ResourceName.of(attack.at()).text()))
              .put("outcome", attack.outcome().text().replace(' ', '-'))
              .put("request", PageText.of(attack.request()))
              .put("because", PageText.of(attack.because()))
              .put("remedy", PageText.of(attack.remedy()))
              .put("count", each.count());
      var named = object.putArray("statements");
      attack.statements().forEach(statement -> named.add(statements.number(statement)));
    }
  }

  /** The page has the nodes of the account that represents all of them, so its attack is shown. */
  private Alike together(Alike one, Alike other) {
    var shown = isOfFirst(other.attack()) ? other.attack() : one.attack();
    return new Alike(shown, one.count() + other.count());
  }

  private boolean isOfFirst(Attack attack) {
    var text = attack.at() + " " + attack.because();
    return map.folded(text).equals(text);
  }
}
