package eventrelay.rehearsal.types;

import java.util.Set;

/** AWS Organizations: policies that limit what principals and resources of accounts may do. */
public final class OrganizationsTypes {
  /** A policy of an organization, of whatever type. */
  public static final String POLICY = "aws:organizations/policy:Policy";

  /** A policy's attachment to a root, an organizational unit or an account. */
  public static final String POLICY_ATTACHMENT =
      "aws:organizations/policyAttachment:PolicyAttachment";

  /** A policy with its attachments, by AWS's Cloud Control API. */
  public static final String NATIVE_POLICY = "aws-native:organizations:Policy";

  static final Set<String> ALL = Set.of(POLICY, POLICY_ATTACHMENT, NATIVE_POLICY);

  private OrganizationsTypes() {}
}
