package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.access.ControlPolicyType;
import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.types.OrganizationsTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The SCPs and RCPs that stacks hold, and what attaches them (<a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP
 * evaluation</a>).
 */
final class HeldPolicies {
  /** AWS attaches them to everything, and they allow everything. */
  private static final Set<String> FULL_ACCESS = Set.of("p-FullAWSAccess", "p-RCPFullAWSAccess");

  /** The account is the management account (Service Authorization Reference, AWS Organizations). */
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:organizations::([0-9]{12}):policy/(o-[a-z0-9]+)/.*");

  /** A policy, of a type that may limit nothing, and the organization that its ARN has. */
  private record Held(
      Optional<ControlPolicyType> type, String name, JsonNode content, Optional<String> of) {}

  /** What attaches a policy, and to which root, organizational unit or account. */
  private record Attachment(String label, String target) {}

  private final Map<String, Held> policies = new LinkedHashMap<>();
  private final Map<String, List<Attachment>> attachments = new LinkedHashMap<>();
  private final Map<String, String> managementAccounts = new HashMap<>();

  HeldPolicies(List<Properties> resources) {
    for (var resource : resources) {
      if (resource.type().equals(OrganizationsTypes.POLICY_ATTACHMENT)) {
        attach(resource.require("policyId"), resource, resource.require("targetId"));
      } else {
        add(resource.id(), resource);
      }
    }
  }

  private void add(String id, Properties policy) {
    var arn = ARN.matcher(policy.text("arn").orElse(""));
    var isKnown = arn.matches();
    if (isKnown) {
      managementAccounts.put(arn.group(2), arn.group(1));
    }
    policies.put(
        id,
        new Held(
            ControlPolicyType.of(policy.text("type").orElse("SERVICE_CONTROL_POLICY")),
            policy.text("name").orElseGet(policy::name),
            policy.value("content"),
            isKnown ? Optional.of(arn.group(2)) : Optional.empty()));
    if (policy.type().equals(OrganizationsTypes.NATIVE_POLICY)) {
      policy.value("targetIds").forEach(target -> attach(id, policy, target.asText()));
    }
  }

  private void attach(String policy, Properties by, String target) {
    attachments
        .computeIfAbsent(policy, any -> new ArrayList<>())
        .add(new Attachment(ResourceTypes.shortName(by.type()) + " " + by.name(), target));
  }

  /**
   * Whether an account is the management account of its organization; empty if no stack says.
   *
   * @param organization the account's, if that is known
   */
  Optional<Boolean> isManagement(String account, Optional<String> organization) {
    return managementAccounts.containsValue(account)
        ? Optional.of(true)
        : organization.filter(managementAccounts::containsKey).map(any -> false);
  }

  /**
   * The policies of a type that limit a member account, or perhaps do.
   *
   * @param organization the account's, if that is known
   */
  List<Policy> limiting(ControlPolicyType type, String account, Optional<String> organization) {
    var limiting = new ArrayList<Policy>();
    policies.forEach(
        (id, policy) -> {
          if (policy.type().equals(Optional.of(type))) {
            doubts(id, account, organization).stream()
                .sorted() // The one without a doubt is first.
                .limit(1)
                .map(doubt -> perhaps(document(type, policy), doubt))
                .forEach(limiting::add);
          }
        });
    attachments.forEach(
        (id, all) -> {
          if (!policies.containsKey(id)
              && !FULL_ACCESS.contains(id)
              && !doubts(id, account, organization).isEmpty()) {
            limiting.add(
                unknown(
                    "policy %s of %s".formatted(id, all.get(0).label()),
                    "its document is in no stack; add the export of the stack that has it"));
          }
        });
    return limiting;
  }

  private static Policy perhaps(Policy policy, String doubt) {
    return doubt.isEmpty() ? policy : policy.perhapsLimits(doubt);
  }

  /** Why each attachment that may reach an account perhaps does not; an empty text if it does. */
  private List<String> doubts(String id, String account, Optional<String> organization) {
    if (!attachments.containsKey(id)) {
      return List.of(
          "no stack says what it is attached to; `aws organizations list-targets-for-policy"
              + " --policy-id %s` does".formatted(id));
    }
    return attachments.get(id).stream()
        .filter(each -> each.target().equals(account) || !each.target().matches("[0-9]{12}"))
        .map(
            each ->
                doubt(
                    each,
                    Optional.ofNullable(policies.get(id)).flatMap(Held::of),
                    account,
                    organization))
        .toList();
  }

  private static String doubt(
      Attachment attachment, Optional<String> its, String account, Optional<String> organization) {
    var isBelow =
        attachment.target().equals(account)
            || attachment.target().startsWith("r-") && its.equals(organization);
    if (isBelow && its.isPresent()) {
      return "";
    }
    return ("%s attaches it to %s, and no stack says whether that makes it limit account %s;"
            + " `aws organizations list-parents --child-id %3$s` and `describe-organization` do")
        .formatted(attachment.label(), attachment.target(), account);
  }

  private static Policy document(ControlPolicyType type, Held policy) {
    var name = type.abbreviation() + " " + policy.name();
    var content = policy.content();
    if (content.isMissingNode() || content.isNull()) {
      return unknown(
          name,
          "its stack does not hold its content; `aws organizations describe-policy` shows it");
    }
    return type.parse(name, content.isTextual() ? content.textValue() : content.toString())
        .orPerhapsAllows(
            "FullAWSAccess may be attached beside it; `aws organizations list-policies-for-target`"
                + " says whether it is");
  }

  private static Policy unknown(String name, String doubt) {
    return Policy.unknown(name, doubt, Effect.DENY);
  }
}
