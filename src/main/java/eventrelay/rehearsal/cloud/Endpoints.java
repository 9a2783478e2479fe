package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.TargetKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what a rule can send to, and is no bus or function, together with its policies. */
final class Endpoints {
  private final Inventory inventory;
  private final DeclaredPolicies policies;

  Endpoints(Inventory inventory, DeclaredPolicies policies) {
    this.inventory = inventory;
    this.policies = policies;
  }

  /** All of them, by ARN. */
  Map<String, Endpoint> build() {
    var endpoints = new HashMap<String, Endpoint>();
    TargetKind.ALL.forEach(kind -> add(kind, endpoints));
    return endpoints;
  }

  private void add(TargetKind kind, Map<String, Endpoint> endpoints) {
    var names = new HashMap<String, String>();
    var items = new HashMap<String, Item>();
    for (var item : inventory.of(kind.type())) {
      var arn = arn(kind, item);
      names.put(arn, arn);
      if (kind == TargetKind.QUEUE) {
        var url = item.place().arns().queueUrl(item.properties().require("name"));
        names.put(item.properties().text("url").orElse(url), arn);
      }
      items.put(arn, item);
    }
    var written = kind.policy().map(type -> policies.of(kind.noun(), type, names, items));
    items.forEach(
        (arn, item) -> {
          var policy = written.map(all -> all.get(arn)).orElseGet(() -> ofAccount(kind, arn));
          var unsettled = kind.unsettled().stream().filter(item.properties()::has).toList();
          endpoints.put(arn, new Endpoint(kind, arn, policy, key(kind, item), unsettled));
        });
  }

  /** Functions and targets go by a log group's name; in an old state its ARN ends with a star. */
  private static String arn(TargetKind kind, Item item) {
    var place = item.place().arns();
    return Optional.of(item.properties())
        .filter(any -> kind != TargetKind.LOG_GROUP)
        .flatMap(properties -> properties.arn("arn"))
        .orElseGet(
            () ->
                place.regional(kind.service(), kind.prefix() + item.properties().require("name")));
  }

  private static Optional<String> key(TargetKind kind, Item item) {
    var property = kind.encryptionKey().split("/");
    var key =
        property.length == 1
            ? item.properties().text(property[0])
            : item.properties().text(property[0], property[1]);
    return key.filter(any -> !item.properties().text("encryptionType").equals(Optional.of("NONE")));
  }

  /**
   * The account's policies for log groups count together, each for the log groups that its
   * statements name (CloudWatch Logs API Reference, PutResourcePolicy).
   */
  private Optional<PolicyText> ofAccount(TargetKind kind, String arn) {
    var all =
        kind == TargetKind.LOG_GROUP
            ? inventory.of(CloudWatchTypes.LOG_POLICY).stream()
                .filter(item -> item.place().equals(AccountRegion.of(arn)))
                .filter(item -> item.properties().text("resourceArn").orElse(arn).equals(arn))
                .map(Endpoints::logPolicy)
            : Stream.<PolicyText>empty();
    var name = "%s policy of %s".formatted(kind.noun(), Arn.nameOf(arn));
    return Stream.concat(all, inventory.unmodelled().resourcePolicy(arn, name).stream())
        .reduce(PolicyText::and);
  }

  private static PolicyText logPolicy(Item item) {
    var name = item.properties().text("policyName").orElseGet(item.properties()::name);
    return PolicyText.of(
        "log resource policy " + name, item.properties().require("policyDocument"));
  }
}
