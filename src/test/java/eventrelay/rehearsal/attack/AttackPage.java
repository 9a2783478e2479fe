package eventrelay.rehearsal.attack;

import java.util.stream.Collectors;

/** docs/attacks.md, from the kinds of attacks. */
final class AttackPage {
  private AttackPage() {}

  static String text() {
    return """
        # Attacks

        `./rehearse --attacks` asks of each role, bus, function, queue, topic and log group that events pass who may do what to it.
        It takes every principal that the resource's policy names and no stack owns, an account outside (also as a member of each
        organization that the policy names), another role of the account, services without a source and with one of another
        account, and a caller without credentials. Any other caller is to the policy like one of these. `mvn test
        -Dtest=AttackPageTest -Dattacks.rewrite=true` writes this page from
        `src/main/resources/eventrelay/rehearsal/attack`, one file for each kind of attack.

        - A row that **succeeds** names the statement that opens it, and what it takes to close it. A row is **unproven** if what
          the model does not know decides: an element of a policy, a key, a resource type, the policy of a KMS key. Either gives
          exit status 1.
        - What events need is listed as allowed **by design** (ids with `D-`), with the statement that allows it.
        - What is **refused** is counted, and listed with `--attacks all`. What is the same of several accounts or Regions is one
          row with a count (×3).
        - An account outside is taken to allow its own callers everything. A role of the resource's own account may do what the
          resource's policy alone allows it: what administrators allow their own roles is theirs to say. Only where the relay
          closes a resource to them as well, at the trust of its roles and at its dead-letter queues, is such a role taken to be
          allowed everything.

        | id | attack | actions | rests on |
        | --- | --- | --- | --- |
        """
        + AttackKinds.ALL.stream().map(AttackPage::row).collect(Collectors.joining());
  }

  private static String row(AttackKind kind) {
    return "| `%s` | %s | %s | [%s](%s) |\n"
        .formatted(
            kind.id(),
            kind.sentence(),
            kind.actions().stream().map("`%s`"::formatted).collect(Collectors.joining(" ")),
            kind.page(),
            kind.address());
  }
}
