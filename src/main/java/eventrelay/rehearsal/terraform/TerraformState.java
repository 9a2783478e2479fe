package eventrelay.rehearsal.terraform;

import eventrelay.names.AccountRegion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What Terraform made, or is about to make. Data sources are left out: Terraform only reads them.
 *
 * @param file where it was read from
 * @param form which command wrote it
 * @param resources what Terraform manages, in the file's order
 * @param providers what is known of the account and the Region of each provider, but for the ARNs
 *     of its resources; either may be empty
 * @param configuration what a plan says of its configuration
 */
public record TerraformState(
    Path file,
    Form form,
    List<TerraformResource> resources,
    Map<String, AccountRegion> providers,
    TerraformConfiguration configuration) {

  /** The commands that write one. */
  public enum Form {
    /** {@code terraform state pull}, version 4. */
    STATE,
    /** {@code terraform show -json}. */
    SHOWN_STATE,
    /** {@code terraform show -json} of a plan. */
    PLAN
  }

  /** Keeps its own copies. */
  public TerraformState {
    resources = List.copyOf(resources);
    providers = Map.copyOf(providers);
  }

  /**
   * Reads a state or a plan (<a
   * href="https://developer.hashicorp.com/terraform/internals/json-format">Terraform, "JSON Output
   * Format"</a>).
   *
   * @throws eventrelay.rehearsal.UnusableInputException if the file cannot be read or is neither
   */
  public static TerraformState read(Path file) {
    return new TerraformReader(file).read();
  }

  /** True if a file holds a state or a plan, however broken, and not something else. */
  public static boolean isOne(Path file) {
    return TerraformDocument.isOne(file);
  }
}
