package eventrelay.rehearsal.print;

import eventrelay.names.Arn;
import java.util.Map;
import java.util.Optional;

/**
 * What people call a resource.
 *
 * @param kind what it is, such as {@code rule}; empty if the ARN is of no known kind
 * @param name its name within its account and Region
 */
public record ResourceName(String kind, String name) {
  private static final Map<String, String> KINDS =
      Map.of(
          "event-bus", "bus",
          "rule", "rule",
          "role", "role",
          "function", "function",
          "log-group", "log group");

  /** Takes the name from an ARN; text that is not an ARN of a known kind is unchanged. */
  public static ResourceName of(String arn) {
    return Arn.find(arn)
        .flatMap(parsed -> kind(parsed).map(kind -> new ResourceName(kind, parsed.name())))
        .orElseGet(() -> new ResourceName("", arn));
  }

  private static Optional<String> kind(Arn arn) {
    return switch (arn.service()) {
      case "sqs" -> Optional.of("queue");
      case "sns" -> Optional.of("topic");
      default -> Optional.ofNullable(KINDS.get(arn.resourceType()));
    };
  }

  /** Kind and name in one. */
  public String text() {
    return kind.isEmpty() ? name : kind + " " + name;
  }
}
