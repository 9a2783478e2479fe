package eventrelay.rehearsal.terraform;

import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The lists of all policies that a role may have: an apply removes the others (Terraform Registry,
 * {@code aws_iam_role_policies_exclusive} and {@code aws_iam_role_policy_attachments_exclusive}).
 */
final class ExclusivePolicies {
  /** By the type of a list: the type of what it lists, the list, and the attribute in it. */
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "aws_iam_role_policies_exclusive",
          List.of(terraform(IamTypes.ROLE_POLICY), "policy_names", "name"),
          "aws_iam_role_policy_attachments_exclusive",
          List.of(terraform(IamTypes.ROLE_POLICY_ATTACHMENT), "policy_arns", "policy_arn"));

  private ExclusivePolicies() {}

  private static String terraform(String token) {
    return ResourceTypes.of(token).terraform().name();
  }

  /** True if every policy of the role that Terraform manages is on the list. */
  static boolean removesNothing(TerraformResource list, List<TerraformResource> all) {
    var names = LISTS.get(list.type());
    return names != null
        && all.stream()
            .filter(policy -> policy.type().equals(names.get(0)))
            .filter(policy -> policy.text("role").equals(list.text("role_name")))
            .allMatch(
                policy ->
                    StreamSupport.stream(list.attributes().path(names.get(1)).spliterator(), false)
                        .anyMatch(listed -> listed.asText().equals(policy.text(names.get(2)))));
  }
}
