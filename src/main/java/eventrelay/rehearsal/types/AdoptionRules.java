package eventrelay.rehearsal.types;

import java.util.Map;
import java.util.Set;

/**
 * What the first update does to a resource that exists already.
 *
 * @param keeps the inputs that stay as they are where a program does not set them
 * @param hidden the inputs with secret values
 * @param because by input, why the relay changes it
 */
public record AdoptionRules(Set<String> keeps, Set<String> hidden, Map<String, String> because) {
  /** Why an input of an adopted resource is changed. */
  public String because(String input) {
    return because.getOrDefault(input, "the relay does not set it");
  }
}
