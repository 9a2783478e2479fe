package eventrelay.rehearsal.types;

/**
 * What identifies a resource, by Pulumi's names of its properties.
 *
 * @param importId the id that {@code pulumi import} takes
 * @param match what two resources have in common if they are the same one; it differs from {@code
 *     importId} where AWS generates the id
 */
public record Identity(IdTemplate importId, IdTemplate match) {
  /** True if AWS generates the id, so that inputs do not tell it. */
  public boolean isGenerated() {
    return !match.equals(importId);
  }
}
