package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;

/** On a function: to be invoked by something else than its rule. */
final class FunctionAttacks {
  private FunctionAttacks() {}

  static List<Attack> on(Cloud cloud, Rule rule, LambdaFunction function) {
    var arns = rule.place().arns();
    var bus = Arn.nameOf(rule.bus());
    var foreign = arns.withAccount(Intruder.FOREIGN_ACCOUNT);
    return List.of(
        invokes(
            cloud,
            "another rule invokes function " + function.name(),
            arns.rule(bus, "another-rule"),
            function),
        invokes(
            cloud,
            "a rule of another account invokes function " + function.name(),
            foreign.rule(bus, rule.name()),
            function),
        Intruder.foreign(cloud, "intruder")
            .tries(
                "a foreign account invokes function " + function.name(),
                "lambda:InvokeFunction",
                function.arn(),
                function.policy(),
                Intruder.PLAINLY));
  }

  private static Attack invokes(
      Cloud cloud, String attempt, String sourceArn, LambdaFunction function) {
    return Intruder.service(
        cloud,
        attempt,
        "events.amazonaws.com",
        "lambda:InvokeFunction",
        function.arn(),
        function.policy(),
        sourceArn,
        Intruder.PLAINLY);
  }
}
