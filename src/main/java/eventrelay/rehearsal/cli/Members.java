package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The accounts that {@code --member} names. */
final class Members {
  private static final Pattern MEMBER = Pattern.compile("([0-9]{12})=(o-[a-z0-9]{10,32})");

  private Members() {}

  /**
   * By account, its organization.
   *
   * @throws UnusableInputException if one has another form, or an account has two organizations
   */
  static Map<String, String> of(List<String> words) {
    var members = new TreeMap<String, String>();
    for (var word : words) {
      var member = MEMBER.matcher(word);
      if (!member.matches()) {
        throw new UnusableInputException(
            "--member %s: write ACCOUNT=ORGANIZATION, such as 222222222222=o-a1b2c3d4e5"
                .formatted(word));
      }
      var other = members.putIfAbsent(member.group(1), member.group(2));
      if (other != null && !other.equals(member.group(2))) {
        throw new UnusableInputException(
            "--member %s: account %s is of %s already; an account is of one organization"
                .formatted(word, member.group(1), other));
      }
    }
    return members;
  }
}
