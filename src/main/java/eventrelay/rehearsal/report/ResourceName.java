package eventrelay.rehearsal.report;

import java.util.Map;

/**
 * What people call a resource.
 *
 * @param kind what it is, such as {@code rule}; empty if the ARN is of no known kind
 * @param name its name within its account and Region
 */
record ResourceName(String kind, String name) {
  private static final Map<String, String> KINDS =
      Map.of(
          "event-bus/", "bus",
          "rule/", "rule",
          "role/", "role",
          "function:", "function",
          "log-group:", "log group");

  /** Takes the name from an ARN; text that is no ARN of a known kind stays as it is. */
  static ResourceName of(String arn) {
    var parts = arn.split(":", 6);
    if (parts.length < 6) {
      return new ResourceName("", arn);
    }
    var resource = parts[5];
    if (parts[2].equals("sqs")) {
      return new ResourceName("queue", resource);
    }
    if (parts[2].equals("sns")) {
      return new ResourceName("topic", resource);
    }
    for (var kind : KINDS.entrySet()) {
      if (resource.startsWith(kind.getKey())) {
        return new ResourceName(kind.getValue(), name(resource, kind.getKey()));
      }
    }
    return new ResourceName("", arn);
  }

  private static String name(String resource, String prefix) {
    return switch (prefix) {
      // A rule's bus and a role's path stand before the name.
      case "rule/", "role/" -> resource.substring(resource.lastIndexOf('/') + 1);
      // Policies name a log group with all its streams; the group is meant.
      case "log-group:" -> resource.substring(prefix.length()).replaceFirst(":\\*$", "");
      default -> resource.substring(prefix.length());
    };
  }

  /** Kind and name in one. */
  String text() {
    return kind.isEmpty() ? name : kind + " " + name;
  }
}
