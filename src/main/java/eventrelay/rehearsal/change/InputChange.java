package eventrelay.rehearsal.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One value of a resource's inputs that is not what it was.
 *
 * @param input the input's name
 * @param at where in the input the value stands, such as {@code statement AllowRole:
 *     Principal.AWS}; empty if it is the whole input
 * @param before empty if it is new
 * @param after empty if it is gone
 * @param secret true if the input is a secret: then neither value is shown
 */
public record InputChange(
    String input, String at, Optional<JsonNode> before, Optional<JsonNode> after, boolean secret) {

  /** The input and the place in it. */
  public String where() {
    return at.isEmpty() ? input : input + ", " + at;
  }
}
