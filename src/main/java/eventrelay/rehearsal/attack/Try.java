package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.attack.Attack.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * One request of a caller, and the answer.
 *
 * @param doubt what would keep it from being allowed for certain
 */
record Try(Caller caller, String action, Decision decision, Optional<String> doubt) {

  private Outcome outcome() {
    if (decision.undecided() || (decision.allowed() && doubt.isPresent())) {
      return Outcome.UNPROVEN;
    }
    return decision.allowed() ? Outcome.SUCCEEDED : Outcome.REFUSED;
  }

  private String because() {
    return decision.because()
        + doubt.filter(why -> decision.allowed()).map(why -> ", but " + why).orElse("");
  }

  /** The statements that open it. */
  private List<StatementText> opening() {
    return opening(decision.statements());
  }

  /** Those of them that are not the caller's own. */
  static List<StatementText> opening(List<StatementText> statements) {
    return statements.stream().filter(statement -> !statement.label().equals(Caller.OWN)).toList();
  }

  /** A row for each statement that lets a caller in, or one if none does. */
  static List<Attack> rows(AttackKind kind, Attacked attacked, List<Try> tries) {
    var rows = new ArrayList<Attack>();
    var open = new LinkedHashSet<String>();
    for (var outcome : List.of(Outcome.SUCCEEDED, Outcome.UNPROVEN)) {
      var byStatement = new LinkedHashMap<List<StatementText>, List<Try>>();
      tries.stream()
          .filter(each -> each.outcome() == outcome && !open.contains(each.action))
          .forEach(
              each ->
                  byStatement.computeIfAbsent(each.opening(), any -> new ArrayList<>()).add(each));
      byStatement.values().forEach(these -> rows.add(row(kind, attacked, outcome, these)));
      rows.forEach(row -> open.addAll(row.actions()));
    }
    return rows.isEmpty() && !tries.isEmpty()
        ? List.of(row(kind, attacked, Outcome.REFUSED, tries))
        : rows;
  }

  private static Attack row(AttackKind kind, Attacked attacked, Outcome outcome, List<Try> tries) {
    var first = tries.get(0);
    return new Attack(
        kind.id(),
        "%s %s".formatted(first.caller.name(), kind.verb().formatted(attacked.name())),
        attacked.arn(),
        tries.stream().map(Try::action).distinct().toList(),
        first.caller.shown(),
        outcome,
        first.because(),
        outcome == Outcome.REFUSED ? "" : kind.remedy(),
        count(tries),
        first.decision.statements());
  }

  private static int count(List<Try> tries) {
    var accounts = new HashMap<String, Integer>();
    for (var each : tries) {
      accounts.put(
          each.caller.principal() instanceof AwsPrincipal aws ? aws.account() : "",
          each.caller.count());
    }
    return accounts.values().stream().mapToInt(each -> each).sum();
  }
}
