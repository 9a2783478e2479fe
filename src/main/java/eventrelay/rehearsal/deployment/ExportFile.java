package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * A file in the format of <a
 * href="https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/">{@code pulumi stack
 * export}</a>, version 3 or 4.
 */
public final class ExportFile {
  private ExportFile() {}

  /**
   * Reads what a stack holds. Resources pending deletion are left out; a secret in plain text is
   * replaced by its value, an encrypted one stays as it is (see {@link #isEncrypted}).
   *
   * @throws eventrelay.rehearsal.UnusableInputException if the file cannot be read or is not such
   *     an export
   */
  public static Deployment read(Path file) {
    return new ExportReader(file).read();
  }

  /**
   * Writes what a stack holds; the same deployment always gives the same bytes.
   *
   * @throws eventrelay.rehearsal.UnusableInputException if the file cannot be written
   */
  public static void write(Deployment deployment, Path file) {
    new ExportWriter(file).write(deployment);
  }

  /**
   * Whether a value of a resource's inputs or outputs is a secret that only the stack's passphrase
   * or key could open. The value itself is then the wrapper, and of no use.
   */
  public static boolean isEncrypted(JsonNode value) {
    return Secret.isWrapped(value) && !value.has(Secret.PLAINTEXT);
  }
}
