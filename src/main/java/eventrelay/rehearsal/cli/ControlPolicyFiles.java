package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.ControlPolicyType;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.GivenPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SCPs and RCPs that {@code --scp} and {@code --rcp} name. */
final class ControlPolicyFiles {
  private static final Pattern WORD = Pattern.compile("(?:([0-9]{12})=)?(.*)");

  private ControlPolicyFiles() {}

  /**
   * Reads them.
   *
   * @param scps each a file, or a member account and a file
   * @param rcps the same
   * @throws UnusableInputException if one cannot be read, or AWS would not take it
   */
  static List<GivenPolicy> read(List<String> scps, List<String> rcps) {
    return Stream.concat(
            scps.stream().map(word -> read(ControlPolicyType.SERVICE_CONTROL_POLICY, word)),
            rcps.stream().map(word -> read(ControlPolicyType.RESOURCE_CONTROL_POLICY, word)))
        .toList();
  }

  private static GivenPolicy read(ControlPolicyType type, String word) {
    var parts = WORD.matcher(word);
    parts.matches();
    var file = parts.group(2);
    try {
      var policy = type.parse(type.abbreviation() + " " + file, Files.readString(Path.of(file)));
      return new GivenPolicy(type, Optional.ofNullable(parts.group(1)), file, policy);
    } catch (IOException | InvalidPathException e) {
      throw new UnusableInputException(
          ("%s %s: the file cannot be read; write FILE, or ACCOUNT=FILE with the 12 digits of a"
                  + " member account, and the text of a policy in FILE")
              .formatted(GivenPolicy.option(type), word),
          e);
    } catch (UnsupportedPolicyException e) {
      throw new UnusableInputException(e.getMessage(), e);
    }
  }

  /**
   * Refuses a policy of an account that no stack is of, since it limits nothing here.
   *
   * @throws UnusableInputException if there is one
   */
  static void requireAccounts(List<GivenPolicy> policies, Cloud cloud) {
    for (var policy : policies) {
      if (!cloud.accounts().containsAll(policy.account().stream().toList())) {
        throw new UnusableInputException(
            "%s: no stack here is of that account; write one of %s"
                .formatted(
                    policy.optionFor(policy.account().get()), String.join(", ", cloud.accounts())));
      }
    }
  }
}
