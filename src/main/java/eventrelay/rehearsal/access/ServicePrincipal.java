package eventrelay.rehearsal.access;

import java.util.regex.Pattern;

/**
 * An AWS service that acts for itself; it has no account and no identity policies.
 *
 * @param name such as {@code events.amazonaws.com}
 */
public record ServicePrincipal(String name) implements Principal {
  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not that of a service
   */
  public ServicePrincipal {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is neither an ARN nor the name of a service");
    }
  }

  /** True if a name begins alike, as that of the same service in one Region or partition does. */
  boolean isAnotherNameOf(String other) {
    return !name.equals(other) && name.split("\\.")[0].equals(other.split("\\.")[0]);
  }

  @Override
  public String toString() {
    return name;
  }
}
