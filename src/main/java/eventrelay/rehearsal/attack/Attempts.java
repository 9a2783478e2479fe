package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.attack.Attacked.Kind;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** What every caller may do to one resource. */
final class Attempts {
  private static final UnaryOperator<RequestContext> IN_THE_CLEAR =
      context -> context.has("aws:SecureTransport", "false");

  private final Cloud cloud;
  private final Attacked attacked;
  private final PolicyValues named;
  private final List<Caller> callers;
  private final RequestVariants variants;

  Attempts(Cloud cloud, Attacked attacked) {
    this.cloud = cloud;
    this.attacked = attacked;
    this.named = new PolicyValues(attacked.statements());
    this.callers = Callers.of(cloud, attacked, named);
    this.variants = new RequestVariants(attacked, named);
  }

  Attacked attacked() {
    return attacked;
  }

  /** The rows of one kind of attack. */
  List<Attack> rows(AttackKind kind) {
    return switch (kind.way()) {
      case BY -> by(kind, UnaryOperator.identity());
      // Only a dead-letter queue keeps out its own account's roles.
      case BY_ANY_ROLE ->
          by(
              kind,
              attacked.kind() != Kind.QUEUE || attacked.deadLetters()
                  ? Caller::withEveryRight
                  : UnaryOperator.identity());
      case IN_THE_CLEAR -> inTheClear(kind);
      case OTHER_SOURCE -> withOtherEvents(kind, "source");
      case OTHER_TYPE -> withOtherEvents(kind, "detail-type");
      case FEDERATED -> Federation.rows(kind, attacked);
      case THIRD_BUS -> SentOn.rows(kind, attacked);
    };
  }

  /** What callers do that events do not need. */
  private List<Attack> by(AttackKind kind, UnaryOperator<Caller> rights) {
    var tries = new ArrayList<Try>();
    for (var caller : callers) {
      if (kind.by().contains(caller.who())) {
        for (var action : kind.actions()) {
          if (!isNeeded(caller, action)) {
            tryAll(tries, rights.apply(caller), action, variants.of(caller, action));
          }
        }
      }
    }
    return rows(kind, tries);
  }

  private boolean isNeeded(Caller caller, String action) {
    return attacked.needs().stream().anyMatch(need -> need.covers(caller, action));
  }

  /** What events need, done without TLS. */
  private List<Attack> inTheClear(AttackKind kind) {
    var tries = new ArrayList<Try>();
    for (var need : attacked.needs()) {
      var caller =
          need.caller().principal() instanceof AwsPrincipal
              ? need.caller().withEveryRight()
              : need.caller();
      need.actions().stream()
          .filter(kind.actions()::contains)
          .forEach(action -> tryAll(tries, caller, action, List.of(IN_THE_CLEAR)));
    }
    return rows(kind, tries);
  }

  /** Events that a bus is not for, from the roles that send to it. */
  private List<Attack> withOtherEvents(AttackKind kind, String field) {
    var tries = new ArrayList<Try>();
    callers.stream()
        .filter(caller -> caller.who() == Who.SENDER)
        .forEach(
            caller ->
                tryAll(tries, caller, "events:PutEvents", variants.ofOtherEvents(caller, field)));
    return rows(kind, tries);
  }

  /** What is allowed by design to the roles that send to a bus. */
  List<Attack> bySenders() {
    return callers.stream()
        .filter(caller -> caller.who() == Who.SENDER)
        .flatMap(
            caller ->
                ByDesign.ofSender(cloud, attacked, caller, variants.ofEvents(caller)).stream())
        .toList();
  }

  private void tryAll(
      List<Try> tries, Caller caller, String action, List<UnaryOperator<RequestContext>> ways) {
    for (var place : variants.places(caller, action)) {
      for (var way : ways) {
        var decision =
            caller.asks(
                cloud,
                attacked,
                action,
                place.arn(),
                context -> place.keys().apply(way.apply(context)));
        tries.add(new Try(caller, action, decision, place.doubt()));
      }
    }
  }

  private List<Attack> rows(AttackKind kind, List<Try> tries) {
    var byName = new LinkedHashMap<String, List<Try>>();
    tries.forEach(
        each -> byName.computeIfAbsent(each.caller().name(), any -> new ArrayList<>()).add(each));
    var rows = new ArrayList<Attack>();
    var widest = new ArrayList<Attack>();
    byName.values().stream()
        .sorted(Comparator.comparing(these -> !these.get(0).caller().isAnyone()))
        .forEach(
            these -> {
              for (var row : Try.rows(kind, attacked, these)) {
                if (widest.stream().noneMatch(wider -> isWithin(row, wider))) {
                  rows.add(row);
                  if (these.get(0).caller().isAnyone()) {
                    widest.add(row);
                  }
                }
              }
            });
    return rows;
  }

  /** What a statement lets anyone do needs no row for each. */
  private static boolean isWithin(Attack row, Attack wider) {
    return row.outcome() == Outcome.SUCCEEDED
        && wider.outcome() == Outcome.SUCCEEDED
        && wider.actions().containsAll(row.actions())
        && Try.opening(wider.statements()).equals(Try.opening(row.statements()));
  }
}
