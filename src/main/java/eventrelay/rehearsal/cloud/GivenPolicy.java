package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.ControlPolicyType;
import eventrelay.rehearsal.access.Policy;
import java.util.Locale;
import java.util.Optional;

/**
 * An SCP or RCP that the command line names.
 *
 * @param type which of the two it is
 * @param account the member account that it limits; empty for every account of the stacks
 * @param file the file that it is in, as the command line has it
 * @param policy what it says
 */
public record GivenPolicy(
    ControlPolicyType type, Optional<String> account, String file, Policy policy) {
  /** The option that names policies of a type. */
  public static String option(ControlPolicyType type) {
    return "--" + type.abbreviation().toLowerCase(Locale.ROOT);
  }

  /** The option and its value that name this policy for one account. */
  public String optionFor(String member) {
    return "%s %s=%s".formatted(option(type), member, file);
  }
}
