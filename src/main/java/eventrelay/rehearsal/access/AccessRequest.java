package eventrelay.rehearsal.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One question to IAM; see the IAM User Guide, "Components of a request".
 *
 * @param principal who asks
 * @param action what for, such as {@code events:PutEvents}
 * @param resource the ARN it is to be done to
 * @param resourceAccount the 12 digits of the account that owns the resource
 * @param context the condition keys that AWS would supply; a key without values counts as absent
 */
public record AccessRequest(
    Principal principal,
    String action,
    String resource,
    String resourceAccount,
    Map<String, List<String>> context) {

  /**
   * Keeps the context by lower-case key, as condition keys are not case-sensitive.
   *
   * @throws IllegalArgumentException if two keys differ only in case
   */
  public AccessRequest {
    Map<String, List<String>> byLowerCase = new HashMap<>();
    context.forEach(
        (key, values) -> {
          if (byLowerCase.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)) != null) {
            throw new IllegalArgumentException("the context has " + key + " twice");
          }
        });
    context = Map.copyOf(byLowerCase);
  }

  /** The values of a condition key, none if the request does not have it. */
  List<String> values(String lowerCaseKey) {
    return context.getOrDefault(lowerCaseKey, List.of());
  }
}
