package eventrelay.rehearsal.access;

import java.util.regex.Pattern;

/**
 * A principal that belongs to an account.
 *
 * @param arn the whole ARN
 * @param partition {@code aws}, or the name of another partition
 * @param account the 12 digits of its account
 * @param kind what the ARN names
 * @param name the name of the role or user without its path, for a session that of its role, for
 *     the root user {@code root}
 */
public record AwsPrincipal(String arn, String partition, String account, Kind kind, String name)
    implements Principal {

  /** What the ARN of a principal can name. */
  public enum Kind {
    /** A whole account. */
    ROOT,
    /** A role, or a session of one. */
    ROLE,
    /** An IAM user. */
    USER,
    /** A session of a role; its ARN has the role's name without the role's path. */
    SESSION
  }

  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?<partition>aws[a-z-]*):"
              + "(?:iam::(?<account>\\d{12}):"
              + "(?:(?<root>root)|(?<kind>role|user)/(?:[^*?:]*/)?(?<name>[^*?:/]+))"
              + "|sts::(?<owner>\\d{12}):assumed-role/(?<role>[^*?:/]+)/[^*?:/]+)");

  /**
   * Reads the ARN of an account root, a role, a user or an assumed role's session.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static AwsPrincipal parse(String arn) {
    var parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          arn + " is not the ARN of an account root, a role, a user or an assumed role's session");
    }
    var partition = parts.group("partition");
    if (parts.group("role") != null) {
      return new AwsPrincipal(
          arn, partition, parts.group("owner"), Kind.SESSION, parts.group("role"));
    }
    var account = parts.group("account");
    if (parts.group("root") != null) {
      return new AwsPrincipal(arn, partition, account, Kind.ROOT, "root");
    }
    var kind = parts.group("kind").equals("role") ? Kind.ROLE : Kind.USER;
    return new AwsPrincipal(arn, partition, account, kind, parts.group("name"));
  }

  /** True if both ARNs are of the same partition and account. */
  boolean sharesAccountWith(AwsPrincipal other) {
    return partition.equals(other.partition) && account.equals(other.account);
  }

  @Override
  public String toString() {
    return arn;
  }
}
