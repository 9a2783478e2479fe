package eventrelay.rehearsal.attack;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of attack, each with a file of its own; docs/attacks.md is made from this list. */
final class AttackKinds {
  static final List<AttackKind> ALL =
      Stream.of(
              "R-ASSUME-FOREIGN",
              "R-ASSUME-OTHER-ROLE",
              "R-ASSUME-SERVICE",
              "R-ASSUME-OTHER-RULE",
              "R-ASSUME-FOREIGN-RULE",
              "R-ASSUME-FEDERATED",
              "B-PUT-FOREIGN",
              "B-PUT-OTHER-ROLE",
              "B-PUT-OTHER-SOURCE",
              "B-PUT-OTHER-TYPE",
              "B-PUT-SERVICE",
              "B-RULES",
              "B-OPEN",
              "B-THIRD-BUS",
              "F-INVOKE-PRINCIPAL",
              "F-INVOKE-SERVICE",
              "F-INVOKE-OTHER-RULE",
              "F-INVOKE-FOREIGN-RULE",
              "F-CHANGE",
              "Q-SEND-FOREIGN",
              "Q-SEND-OTHER-ROLE",
              "Q-SEND-SERVICE",
              "Q-SEND-PLAIN",
              "Q-RECEIVE",
              "Q-EMPTY",
              "Q-OPEN",
              "T-PUBLISH",
              "T-PUBLISH-PLAIN",
              "T-SUBSCRIBE",
              "T-OPEN",
              "L-WRITE",
              "L-READ",
              "L-EMPTY")
          .map(AttackKind::read)
          .toList();

  private AttackKinds() {}
}
