package eventrelay.rehearsal.access;

import eventrelay.names.Arn;
import java.util.Optional;

/**
 * One question to IAM; see the IAM User Guide, "Components of a request".
 *
 * @param principal who asks
 * @param action what for, such as {@code events:PutEvents}
 * @param resource the ARN it is to be done to
 * @param resourceAccount the 12 digits of the account that owns the resource
 * @param context what is known of the condition keys that AWS supplies
 */
public record AccessRequest(
    Principal principal,
    String action,
    String resource,
    String resourceAccount,
    RequestContext context) {

  /**
   * A request by a session of a role.
   *
   * @param role the role's ARN
   * @param session the session's name
   * @param organization of the account that owns the resource; empty if no stack says
   * @param context the keys of {@link ConditionKeys#ofRole} and of what the role does; those of the
   *     resource are added to it
   */
  public static AccessRequest byRole(
      String role,
      String session,
      String action,
      String resource,
      Optional<String> organization,
      RequestContext context) {
    var arn = Arn.parse(role);
    return by(arn.arns().assumedRole(arn.name(), session), action, resource, organization, context);
  }

  /**
   * A request that a service makes in its own name.
   *
   * @param service such as {@code events.amazonaws.com}
   * @param organization of the account that owns the resource; empty if no stack says
   * @param context the keys of {@link ConditionKeys#ofService}, and of the resource that the
   *     service acts for; those of the resource that it acts on are added to it
   */
  public static AccessRequest byService(
      String service,
      String action,
      String resource,
      Optional<String> organization,
      RequestContext context) {
    return by(service, action, resource, organization, context);
  }

  private static AccessRequest by(
      String caller,
      String action,
      String resource,
      Optional<String> organization,
      RequestContext context) {
    return new AccessRequest(
        Principal.parse(caller),
        action,
        resource,
        Arn.parse(resource).account(),
        ConditionKeys.resource(context, resource, organization));
  }
}
