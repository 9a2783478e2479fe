package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.journey.ThirdBus;
import java.util.HashSet;
import java.util.List;

/** A rule on the bus sends the events that it receives on to a third account. */
final class SentOn {
  private SentOn() {}

  static List<Attack> rows(AttackKind kind, Attacked bus) {
    return bus.traffic().orElseThrow().senders().isEmpty()
        ? List.of()
        : List.of(row(kind, bus, isRefused(bus)));
  }

  private static boolean isRefused(Attacked bus) {
    return bus.traffic().orElseThrow().rules().stream()
        .allMatch(rule -> ThirdBus.isNext(new HashSet<>(List.of(rule.bus(), bus.arn()))));
  }

  private static Attack row(AttackKind kind, Attacked bus, boolean refused) {
    return new Attack(
        kind.id(),
        kind.verb().formatted(bus.name()),
        bus.arn(),
        kind.actions(),
        bus.arn(),
        refused ? Outcome.REFUSED : Outcome.SUCCEEDED,
        refused
            ? "EventBridge sends an event from bus to bus once [THIRD_ACCOUNT_HOP_DETECTED]"
            : "the bus is the one that its events start on, and they may be sent to another one",
        refused ? "" : kind.remedy(),
        1,
        List.of());
  }
}
