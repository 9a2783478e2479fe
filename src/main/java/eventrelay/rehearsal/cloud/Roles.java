package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.types.IamTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts roles together with the policies that are attached to them. */
final class Roles {
  private final Inventory inventory;
  private final List<DanglingReference> dangling;
  private final Map<String, String> customerManaged = new HashMap<>();
  private final Map<String, List<PolicyText>> policies = new HashMap<>();

  Roles(Inventory inventory, List<DanglingReference> dangling) {
    this.inventory = inventory;
    this.dangling = dangling;
  }

  /** The roles by ARN. */
  Map<String, Role> build() {
    for (var item : inventory.of(IamTypes.POLICY)) {
      customerManaged.put(item.properties().require("arn"), item.properties().require("policy"));
    }
    var byKey = new LinkedHashMap<String, Item>();
    for (var item : inventory.of(IamTypes.ROLE)) {
      byKey.put(key(item, item.properties().require("name")), item);
      inline(item);
    }
    attach(byKey);
    var roles = new HashMap<String, Role>();
    byKey.forEach((key, item) -> add(roles, key, item));
    return roles;
  }

  private void add(Map<String, Role> roles, String key, Item item) {
    var name = item.properties().require("name");
    var arn = item.properties().arn("arn").orElseGet(() -> item.place().arns().role(name));
    inventory.unmodelled().rolePolicies(arn).forEach(policy -> attach(key, policy));
    var trust =
        PolicyText.of(
            "trust policy of role " + name, item.properties().require("assumeRolePolicy"));
    var boundary = item.properties().text("permissionsBoundary");
    var document = boundary.flatMap(this::document);
    if (boundary.isPresent() && document.isEmpty()) {
      attach(
          key,
          PolicyText.unknown(
              "permissions boundary %s of role %s".formatted(policyName(boundary.get()), name),
              "its document is in no stack; add the export of the stack that has it",
              Effect.DENY));
    }
    roles.put(
        arn,
        new Role(
            arn,
            trust,
            policies.getOrDefault(key, List.of()),
            document.map(
                json ->
                    PolicyText.of(
                        "permissions boundary %s of role %s"
                            .formatted(policyName(boundary.get()), name),
                        json))));
  }

  private void inline(Item role) {
    var name = role.properties().require("name");
    for (var policy : role.properties().value("inlinePolicies")) {
      if (policy.path("policy").isTextual()) {
        inline(
            key(role, name),
            named(policy.path("name").asText(), name, policy.path("policy").asText()));
      }
    }
    for (var arn : role.properties().value("managedPolicyArns")) {
      attach(key(role, name), managed(arn.asText(), name));
    }
  }

  private void attach(Map<String, Item> roles) {
    for (var item : inventory.of(IamTypes.ROLE_POLICY)) {
      var role = item.properties().require("role");
      var name = item.properties().text("name").orElseGet(item.properties()::name);
      if (roles.containsKey(key(item, role))) {
        inline(key(item, role), named(name, role, item.properties().require("policy")));
      } else {
        stray(item, "role policy " + name, role);
      }
    }
    for (var item : inventory.of(IamTypes.ROLE_POLICY_ATTACHMENT)) {
      attach(roles, item, item.properties().require("role"));
    }
    for (var item : inventory.of(IamTypes.POLICY_ATTACHMENT)) {
      item.properties().value("roles").forEach(role -> attach(roles, item, role.asText()));
    }
  }

  private void attach(Map<String, Item> roles, Item attachment, String role) {
    var arn = attachment.properties().require("policyArn");
    if (roles.containsKey(key(attachment, role))) {
      attach(key(attachment, role), managed(arn, role));
    } else {
      stray(attachment, "policy attachment of " + arn, role);
    }
  }

  private void stray(Item item, String what, String role) {
    dangling.add(
        new DanglingReference(
            item.place().account(), "%s is for role %s, which is not there".formatted(what, role)));
  }

  /** After a refresh, a role's outputs list the policies that are resources of their own, too. */
  private void inline(String key, PolicyText policy) {
    policies
        .computeIfAbsent(key, any -> new ArrayList<>())
        .removeIf(other -> other.name().equals(policy.name()));
    attach(key, policy);
  }

  private void attach(String key, PolicyText policy) {
    policies.computeIfAbsent(key, any -> new ArrayList<>()).add(policy);
  }

  private static PolicyText named(String policy, String role, String json) {
    return PolicyText.of("role policy " + policy + " of role " + role, json);
  }

  private PolicyText managed(String arn, String role) {
    var label = "policy " + policyName(arn) + " of role " + role;
    return document(arn)
        .map(json -> PolicyText.of(label, json))
        .orElseGet(
            () ->
                PolicyText.unknown(
                    label,
                    "its document is in no stack; attach a policy that is",
                    Effect.ALLOW,
                    Effect.DENY));
  }

  private Optional<String> document(String policyArn) {
    var isOfAws = Arn.find(policyArn).filter(policy -> policy.account().equals("aws")).isPresent();
    return isOfAws
        ? AwsManagedPolicies.json(policyName(policyArn))
        : Optional.ofNullable(customerManaged.get(policyArn));
  }

  /** Here the path is part of the name, as in AWS's guides. */
  private static String policyName(String arn) {
    return Arn.find(arn).map(Arn::resource).orElse(arn).replaceFirst("^policy/", "");
  }

  private static String key(Item item, String role) {
    return item.place().account() + " " + role;
  }
}
