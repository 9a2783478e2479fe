package eventrelay.rehearsal.attack;

import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;
import java.util.Optional;

/** On a forwarding role: to be assumed for something else than its rules. */
final class RoleAttacks {
  private static final String ASSUME = "sts:AssumeRole";

  private RoleAttacks() {}

  static List<Attack> on(Cloud cloud, Rule rule, Role role) {
    var name = role.name();
    var arns = rule.place().arns();
    var foreign = arns.withAccount(Intruder.FOREIGN_ACCOUNT);
    return List.of(
        byService(
            cloud,
            "another rule assumes role " + name,
            "events.amazonaws.com",
            arns.rule(PhysicalNames.DEFAULT_BUS, "another-rule"),
            role),
        byService(
            cloud,
            "a rule of another account assumes role " + name,
            "events.amazonaws.com",
            foreign.rule(PhysicalNames.DEFAULT_BUS, rule.name()),
            role),
        byService(
            cloud,
            "another service assumes role " + name,
            "lambda.amazonaws.com",
            rule.arn(),
            role),
        new Intruder(cloud, role.account(), "another-role", Optional.empty())
            .tries(
                "another role of the account assumes role " + name,
                ASSUME,
                role.arn(),
                Optional.of(role.trust()),
                Intruder.PLAINLY));
  }

  private static Attack byService(
      Cloud cloud, String attempt, String service, String sourceArn, Role role) {
    return Intruder.service(
        cloud,
        attempt,
        service,
        ASSUME,
        role.arn(),
        Optional.of(role.trust()),
        sourceArn,
        Intruder.PLAINLY);
  }
}
