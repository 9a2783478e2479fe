package eventrelay.rehearsal.types;

import eventrelay.names.Arn;

/**
 * The form of a type's ARNs (Service Authorization Reference, "Resource types" of each service).
 *
 * @param service the service's part, such as {@code events}
 * @param resourceType what the resource's part starts with; empty if it is the name alone
 */
public record ArnForm(String service, String resourceType) {
  /** True if a text is an ARN of this form. */
  public boolean matches(String text) {
    return Arn.find(text)
        .filter(arn -> arn.service().equals(service))
        .filter(arn -> resourceType.isEmpty() || arn.resourceType().equals(resourceType))
        .isPresent();
  }
}
