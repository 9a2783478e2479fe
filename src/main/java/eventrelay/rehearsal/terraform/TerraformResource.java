package eventrelay.rehearsal.terraform;

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
 * @param unknown the names of the attributes that a plan does not know
 */
public record TerraformResource(
    String address,
    String type,
    String provider,
    ObjectNode attributes,
    Set<String> sensitive,
    Set<String> unknown) {
  /** Keeps its own copies of the names. */
  public TerraformResource {
    sensitive = Set.copyOf(sensitive);
    unknown = Set.copyOf(unknown);
  }

  /** The provider's alias; empty if it has none. */
  public String alias() {
    return provider.substring(provider.lastIndexOf(']') + 1).replaceFirst("^\\.", "");
  }

  /** An attribute's text; empty if it has none. */
  public String text(String attribute) {
    var value = attributes.path(attribute);
    return value.isTextual() ? value.textValue() : "";
  }

  /** True if Terraform has replaced it and is about to delete it. */
  public boolean isDeposed() {
    return address.endsWith(DEPOSED);
  }

  /** The provider as a configuration names it, such as {@code aws.development}. */
  public String providerName() {
    return provider
        .replaceAll("provider\\[\"(?:[^\"]*/)?([^\"/]*)\"]", "$1")
        .replaceFirst("^.*/", "")
        .replace(':', '.');
  }

  /** The module that it is in; empty for the root module. */
  String module() {
    var end = address.lastIndexOf("." + type + ".");
    return end < 0 ? "" : address.substring(0, end);
  }

  static final String DEPOSED = " (deposed)";
}
