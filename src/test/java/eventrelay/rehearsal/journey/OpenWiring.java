package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import java.nio.file.Path;
import java.util.List;

/** Wiring by hand in which everybody may do everything, so that only its shape decides. */
final class OpenWiring {
  static final String HOME = "111111111111";
  static final String AWAY = "222222222222";

  private static final String ALL =
      "'{\"Statement\":[{\"Effect\":\"Allow\",%s\"Action\":\"*\"%s}]}'";
  private static final String ANYBODY = "\"Principal\":\"*\",";
  private static final String ANYTHING = ",\"Resource\":\"*\"";

  private final StackFixture stack = StackFixture.empty();
  private final Path project;

  OpenWiring() {
    this(Path.of(""));
  }

  /** With functions' code in another project than this one. */
  OpenWiring(Path project) {
    this.project = project;
    in(HOME);
  }

  /** What follows is in that account, which has a role for everything. */
  OpenWiring in(String account) {
    return in(account, "eu-west-1");
  }

  /** The same in another Region. */
  OpenWiring in(String account, String region) {
    stack.in(
        account + region, "{region: '%s', allowedAccountIds: ['%s']}".formatted(region, account));
    return add(IamTypes.ROLE, "r", "name: 'r', assumeRolePolicy: " + ALL.formatted(ANYBODY, ""))
        .add(IamTypes.ROLE_POLICY, "p", "role: 'r', policy: " + ALL.formatted("", ANYTHING));
  }

  OpenWiring bus(String name) {
    add(EventBridgeTypes.BUS, name, "name: '" + name + "'");
    return add(
        EventBridgeTypes.BUS_POLICY,
        name,
        "eventBusName: '%s', policy: %s".formatted(name, ALL.formatted(ANYBODY, ANYTHING)));
  }

  /** A rule that wants events of the home account with this {@code x}, and its targets, by ARN. */
  OpenWiring rule(String bus, String name, int x, String... targets) {
    return rule(
        bus, name, "eventPattern: '{\"account\":[\"%s\"],\"x\":[%d]}'".formatted(HOME, x), targets);
  }

  OpenWiring rule(String bus, String name, String properties, String... targets) {
    add(
        EventBridgeTypes.RULE,
        name,
        "name: '%s', eventBusName: '%s', %s".formatted(name, bus, properties));
    for (var target : targets) {
      add(
          EventBridgeTypes.TARGET,
          name + "-" + target.substring(target.lastIndexOf(':') + 1),
          "rule: '%s', eventBusName: '%s', arn: '%s', roleArn: 'arn:aws:iam::%s:role/r'"
              .formatted(name, bus, target, bus.startsWith("away") ? AWAY : HOME));
    }
    return this;
  }

  OpenWiring function(String name, String properties) {
    add(CloudWatchTypes.LOG_GROUP, name, "name: '/aws/lambda/" + name + "'");
    add(LambdaTypes.FUNCTION, name, "name: '%s', %s".formatted(name, properties));
    return add(
        LambdaTypes.PERMISSION,
        name,
        "function: '%s', action: 'lambda:InvokeFunction', principal: '*'".formatted(name));
  }

  /** A function with the project's own handler. */
  OpenWiring function(String name) {
    return function(
        name,
        "role: 'arn:aws:iam::111111111111:role/r', handler: 'lambda_function.lambda_handler',"
            + " timeout: 20, code: {path: 'lambda'}");
  }

  OpenWiring add(String type, String name, String properties) {
    stack.add(type, name, "{" + properties + "}");
    return this;
  }

  Cloud cloud() {
    return stack.cloud(project);
  }

  List<Deployment> deployments() {
    return List.of(stack.deployment());
  }

  Journey send(String event) {
    return send(event(event));
  }

  Journey send(JsonNode event) {
    try (var runner = new FunctionRunner()) {
      return send(event, runner);
    }
  }

  Journey send(JsonNode event, FunctionRunner runner) {
    var cloud = cloud();
    return new EventSender(cloud, new ExpectedDelivery(deployments(), cloud), runner, false)
        .send(Event.of(event));
  }

  /** An event of the home account with these fields. */
  static JsonNode event(String fields) {
    return StackFixture.object(
        "{account: '%s', region: 'eu-west-1', source: 's', 'detail-type': 'd', %s}"
            .formatted(HOME, fields));
  }

  static String busArn(String account, String name) {
    return "arn:aws:events:eu-west-1:%s:event-bus/%s".formatted(account, name);
  }

  static String functionArn(String name) {
    return "arn:aws:lambda:eu-west-1:%s:function:%s".formatted(HOME, name);
  }
}
