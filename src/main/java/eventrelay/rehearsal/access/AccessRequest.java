package eventrelay.rehearsal.access;

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
    RequestContext context) {}
