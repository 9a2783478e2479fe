package eventrelay.rehearsal.types;

import java.util.Optional;

/**
 * When a resource can be created, and what is deleted with it.
 *
 * @param owner the resource that has to exist before this one and to outlive it
 * @param duplicateError the code with which AWS refuses a second resource of the same name (the
 *     services' API references)
 * @param loss what is deleted with a resource, with {@code %s} for its id, if it holds something
 */
public record Existence(Optional<Owner> owner, String duplicateError, Optional<String> loss) {
  /**
   * What a resource belongs to.
   *
   * @param token the owner's type
   * @param reference the input that names the owner, by its name, its ARN or its id
   */
  public record Owner(String token, String reference) {}
}
