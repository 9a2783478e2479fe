package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What events need of a resource, and the statement that allows it. */
final class ByDesign {
  private static final String PUT_EVENTS = "events:PutEvents";

  private ByDesign() {}

  /** A row for each need that is met. */
  static List<Attack> rows(Cloud cloud, Attacked attacked) {
    var rows = new ArrayList<Attack>();
    for (var need : attacked.needs()) {
      var decisions =
          need.actions().stream()
              .map(
                  action ->
                      need.caller()
                          .asks(cloud, attacked, action, need.resource(), UnaryOperator.identity()))
              .toList();
      if (decisions.stream().allMatch(Decision::allowed)) {
        rows.add(
            row(need.id(), attacked, need.caller(), need.verb(), need.actions(), decisions.get(0)));
      }
    }
    return rows;
  }

  /** The row of a role that sends to a bus what the bus is for, with its own policies if known. */
  static Optional<Attack> ofSender(
      Cloud cloud, Attacked attacked, Caller caller, List<UnaryOperator<RequestContext>> ways) {
    var session = (AwsPrincipal) caller.principal();
    var sender =
        cloud.roles().stream()
            .filter(role -> role.account().equals(session.account()))
            .filter(role -> role.name().equals(session.name()))
            .findFirst()
            .map(caller::with)
            .orElse(caller);
    return ways.stream()
        .map(way -> sender.asks(cloud, attacked, PUT_EVENTS, attacked.arn(), way))
        .filter(Decision::allowed)
        .findFirst()
        .map(
            decision ->
                row("D-PUT", attacked, caller, "puts events onto", List.of(PUT_EVENTS), decision));
  }

  private static Attack row(
      String id,
      Attacked attacked,
      Caller caller,
      String verb,
      List<String> actions,
      Decision decision) {
    return new Attack(
        id,
        "%s %s %s".formatted(caller.name(), verb, attacked.name()),
        attacked.arn(),
        actions,
        caller.shown(),
        Outcome.BY_DESIGN,
        decision.because(),
        "",
        caller.count(),
        decision.statements());
  }
}
