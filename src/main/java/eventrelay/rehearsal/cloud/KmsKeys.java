package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.types.KmsTypes;
import eventrelay.rehearsal.types.TargetKind.PolicyOf;
import java.util.HashMap;
import java.util.Map;

/** Puts customer keys together with their policies and their other names. */
final class KmsKeys {
  /** What KMS writes where a program sets no policy (KMS Developer Guide, "Default key policy"). */
  private static final String DEFAULT_POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "Enable IAM User Permissions",
       "Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "kms:*", "Resource": "*"}]}""";

  private final Inventory inventory;
  private final DeclaredPolicies policies;

  KmsKeys(Inventory inventory, DeclaredPolicies policies) {
    this.inventory = inventory;
    this.policies = policies;
  }

  /** The keys by their own ARN and by those of their aliases. */
  Map<String, KmsKey> build() {
    var names = new HashMap<String, String>();
    var items = new HashMap<String, Item>();
    for (var item : inventory.of(KmsTypes.KEY)) {
      var arn = item.properties().arn("arn").orElseGet(() -> arn(item));
      names.put(arn, arn);
      names.put(Arn.nameOf(arn), arn);
      items.put(arn, item);
    }
    var keys = new HashMap<String, KmsKey>();
    policies
        .of("key", new PolicyOf(KmsTypes.KEY_POLICY, "keyId"), names, items)
        .forEach(
            (arn, policy) -> {
              var root = Arn.parse(arn).arns().root();
              var text =
                  policy.orElseGet(
                      () ->
                          PolicyText.of(
                              "default key policy of " + Arn.nameOf(arn),
                              DEFAULT_POLICY.formatted(root)));
              var enabled = items.get(arn).properties().value("isEnabled").asBoolean(true);
              keys.put(arn, new KmsKey(arn, text, enabled));
            });
    for (var item : inventory.of(KmsTypes.ALIAS)) {
      var key = keys.get(names.get(item.properties().require("targetKeyId")));
      if (key != null) {
        var name = item.properties().require("name");
        keys.put(item.place().arns().regional("kms", name), key);
      }
    }
    return keys;
  }

  private static String arn(Item item) {
    return item.place().arns().regional("kms", "key/" + item.properties().require("keyId"));
  }
}
