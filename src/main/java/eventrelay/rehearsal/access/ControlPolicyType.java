package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of an organization that limit what other policies allow, and grant nothing
 * themselves (IAM User Guide, "Policy evaluation logic").
 */
public enum ControlPolicyType {
  /**
   * Limits the roles and users of member accounts, and no service (<a
   * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service
   * control policies</a>).
   */
  SERVICE_CONTROL_POLICY("SCP"),
  /**
   * Limits what anyone, services too, may do to resources of member accounts (<a
   * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource
   * control policies</a>).
   */
  RESOURCE_CONTROL_POLICY("RCP");

  /** From "List of AWS services that support RCPs" there, as it was in September 2026. */
  private static final Set<String> WITH_RCPS =
      Set.of(
          """
          aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront
          cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline
          cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer
          cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift
          health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications
          opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3
          secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb
          transcribe transfer translate wafv2 workspaces xray"""
              .split("\\s+"));

  private final String abbreviation;

  ControlPolicyType(String abbreviation) {
    this.abbreviation = abbreviation;
  }

  /** The type that AWS calls so; empty for one that limits no access, such as TAG_POLICY. */
  public static Optional<ControlPolicyType> of(String name) {
    return List.of(values()).stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** SCP or RCP. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The account whose policies of this type limit a request; empty if none do. */
  public Optional<String> account(AccessRequest request) {
    if (this == RESOURCE_CONTROL_POLICY) {
      var service = request.action().split(":")[0];
      return Optional.of(request.resourceAccount()).filter(any -> WITH_RCPS.contains(service));
    }
    return request.principal() instanceof AwsPrincipal caller
        ? Optional.of(caller.account())
        : Optional.empty();
  }

  /**
   * Reads a document.
   *
   * @throws UnsupportedPolicyException if AWS does not take it for a policy of this type (AWS
   *     Organizations User Guide, "SCP syntax" and "RCP syntax")
   */
  public Policy parse(String name, String json) {
    var policy = Policy.parse(name, json);
    for (var statement : policy.statements()) {
      var everyone = statement.principal().filter(PrincipalElement::everyone).isPresent();
      if (this == SERVICE_CONTROL_POLICY && statement.principal().isPresent()) {
        throw new UnsupportedPolicyException(
            statement.label(), "it has a Principal", "remove it, an SCP is about all principals");
      } else if (this == RESOURCE_CONTROL_POLICY && !everyone) {
        throw new UnsupportedPolicyException(
            statement.label(),
            "its Principal is not *",
            "write \"Principal\": \"*\", and name principals in its Condition");
      }
    }
    // RCPFullAWSAccess, which cannot be detached, allows everything beside.
    return this == SERVICE_CONTROL_POLICY ? policy : policy.denials();
  }
}
