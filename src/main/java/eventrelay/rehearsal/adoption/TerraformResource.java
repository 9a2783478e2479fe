package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One resource that Terraform manages.
 *
 * @param address as Terraform's commands take it, such as {@code module.hub.aws_iam_role.exec[0]}
 * @param type such as {@code aws_iam_role}
 * @param provider the address of the provider that made it
 * @param attributes by Terraform's names
 * @param sensitive the names of the attributes with secret values
 */
public record TerraformResource(
    String address, String type, String provider, ObjectNode attributes, Set<String> sensitive) {
  /** Keeps its own copy of the names. */
  public TerraformResource {
    sensitive = Set.copyOf(sensitive);
  }

  /** The provider's alias; empty if it has none. */
  String alias() {
    return provider.substring(provider.lastIndexOf(']') + 1).replaceFirst("^\\.", "");
  }

  /** An attribute's text; empty if it has none. */
  String text(String attribute) {
    var value = attributes.path(attribute);
    return value.isTextual() ? value.textValue() : "";
  }
}
