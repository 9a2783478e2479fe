package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.access.Statement;
import eventrelay.rehearsal.attack.Attack.Outcome;
import java.util.List;
import java.util.Set;

/** An identity of an outside identity provider assumes the role. */
final class Federation {
  private Federation() {}

  static List<Attack> rows(AttackKind kind, Attacked role) {
    var open =
        role.statements().stream()
            .filter(statement -> statement.effect() == Effect.ALLOW)
            .filter(statement -> !providers(statement).isEmpty())
            .map(
                statement ->
                    row(
                        kind,
                        role,
                        Outcome.UNPROVEN,
                        "%s may allow it: what the identity provider %s lets in is not known; look up"
                                .formatted(
                                    statement.label(), String.join(", ", providers(statement)))
                            + " its clients and the statement's conditions",
                        statement))
            .toList();
    return open.isEmpty()
        ? List.of(
            row(
                kind,
                role,
                Outcome.REFUSED,
                "%s names no identity provider".formatted(role.policy().orElseThrow().name())))
        : open;
  }

  private static Set<String> providers(Statement statement) {
    return new PolicyValues(List.of(statement)).principals("federated");
  }

  private static Attack row(
      AttackKind kind, Attacked role, Outcome outcome, String because, Statement... statements) {
    return new Attack(
        kind.id(),
        "a federated identity " + kind.verb().formatted(role.name()),
        role.arn(),
        kind.actions(),
        "a federated identity",
        outcome,
        because,
        outcome == Outcome.REFUSED ? "" : kind.remedy(),
        1,
        List.of(statements).stream().flatMap(each -> each.text().stream()).toList());
  }
}
