package eventrelay.rehearsal.types;

import eventrelay.names.Arns;
import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** IAM. Its resources are the account's in all Regions. */
public final class IamTypes {
  /** A role. */
  public static final String ROLE = "aws:iam/role:Role";

  /** A policy that is part of a role. */
  public static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

  /** A managed policy's attachment to a role. */
  public static final String ROLE_POLICY_ATTACHMENT =
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

  /** A managed policy's attachments to several roles. */
  public static final String POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";

  /** A managed policy. */
  public static final String POLICY = "aws:iam/policy:Policy";

  static final List<ResourceType> ALL =
      List.of(role(), rolePolicy(), rolePolicyAttachment(), policyAttachment(), policy());

  private static final String DUPLICATE = "EntityAlreadyExists";

  private IamTypes() {}

  private static ResourceType role() {
    return Entry.of(ROLE, EventEffect.GRANTS)
        .trait(Trait.GLOBAL)
        .importId("{name}")
        .arn((in, place) -> place.role(path(in) + in.text("name")))
        .arnForm("iam", "role")
        .replacing("name", "namePrefix", "path")
        .duplicateError(DUPLICATE)
        .terraform("aws_iam_role")
        .renamed("inlinePolicy", "inlinePolicies")
        .byDefault("maxSessionDuration", 3600)
        .byDefault("forceDetachPolicies", false)
        .byDefault("path", "/")
        .keeps("inlinePolicies", "managedPolicyArns")
        .because(
            "assumeRolePolicy",
            "the service may assume the role for the relay's own rules alone, and each statement has"
                + " a name")
        .because("description", "the relay says what the role is for")
        .template(
            TemplateEntry.of("AWS::IAM::Role")
                .ref("name")
                .property("RoleName", "name")
                .property("Description", "description")
                .document("AssumeRolePolicyDocument", "assumeRolePolicy")
                .parts("Policies", ROLE_POLICY, "PolicyName", "policy"))
        .entry();
  }

  private static ResourceType rolePolicy() {
    return Entry.of(ROLE_POLICY, EventEffect.GRANTS)
        .trait(Trait.WRITTEN_OVER)
        .trait(Trait.GLOBAL)
        .importId("{role}:{name}")
        .replacing("name", "namePrefix", "role")
        .belongsTo(ROLE, "role")
        .duplicateError(DUPLICATE)
        .terraform("aws_iam_role_policy")
        .because("policy", "the role may do what the relay needs, and each statement has a name")
        .template(
            TemplateEntry.inside()
                .property("PolicyName", "name")
                .document("PolicyDocument", "policy")
                .fromOwner("role", "name"))
        .entry();
  }

  private static ResourceType rolePolicyAttachment() {
    return Entry.of(ROLE_POLICY_ATTACHMENT, EventEffect.GRANTS)
        .trait(Trait.GLOBAL)
        .trait(Trait.NOT_DECLARED)
        // The provider's own id ends in a generated suffix, which no other resource refers to.
        .importId("{role}/{policyArn}")
        .replacing("role", "policyArn")
        .belongsTo(ROLE, "role")
        .duplicateError(DUPLICATE)
        .terraform("aws_iam_role_policy_attachment")
        .entry();
  }

  private static ResourceType policyAttachment() {
    return Entry.of(POLICY_ATTACHMENT, EventEffect.GRANTS)
        .trait(Trait.GLOBAL)
        .trait(Trait.NOT_DECLARED)
        .importId("{name}")
        .replacing("name", "policyArn")
        .duplicateError(DUPLICATE)
        .terraform("aws_iam_policy_attachment")
        .entry();
  }

  private static ResourceType policy() {
    return Entry.of(POLICY, EventEffect.GRANTS)
        .trait(Trait.GLOBAL)
        .trait(Trait.NOT_DECLARED)
        .importId("{arn}")
        .arn((in, place) -> policyArn(place, path(in) + in.text("name")))
        .replacing("description", "name", "namePrefix", "path")
        .duplicateError(DUPLICATE)
        .terraform("aws_iam_policy")
        .byDefault("path", "/")
        .entry();
  }

  /** Without the slash that it starts with; AWS takes no other start. */
  private static String path(Inputs inputs) {
    return inputs.values().getOrDefault("path", "/").toString().replaceFirst("^/", "");
  }

  private static String policyArn(Arns place, String name) {
    return "arn:%s:iam::%s:policy/%s".formatted(place.partition(), place.account(), name);
  }
}
