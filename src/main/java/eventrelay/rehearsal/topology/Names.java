package eventrelay.rehearsal.topology;

/** What people call the resource with an ARN. */
final class Names {
  private static final String LOG_GROUP = ":log-group:";

  private Names() {}

  static String of(String arn) {
    // A log group's name has slashes of its own.
    var group = arn.indexOf(LOG_GROUP);
    if (group >= 0) {
      return arn.substring(group + LOG_GROUP.length());
    }
    return arn.substring(1 + Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')));
  }
}
