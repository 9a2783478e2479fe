package eventrelay.names;

import java.util.Optional;

/**
 * An ARN, taken apart (IAM User Guide, "Identify AWS resources with Amazon Resource Names").
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param service such as {@code events}
 * @param region the Region's name; empty for what an account has in all Regions, such as a role
 * @param account 12 digits; empty for what is named without an account, such as an S3 bucket
 * @param resource everything after the fifth colon
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  private static final String PREFIX = "arn:";
  private static final int BEFORE_RESOURCE = 4;

  /** Takes a text apart; empty if it is not an ARN. */
  public static Optional<Arn> find(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var parts = new String[BEFORE_RESOURCE];
    var start = PREFIX.length();
    // Not String.split, which costs more: each event has a dozen ARNs taken apart.
    for (var part = 0; part < parts.length; part++) {
      var end = text.indexOf(':', start);
      if (end < 0) {
        return Optional.empty();
      }
      parts[part] = text.substring(start, end);
      start = end + 1;
    }
    return Optional.of(new Arn(parts[0], parts[1], parts[2], parts[3], text.substring(start)));
  }

  /**
   * Takes an ARN apart.
   *
   * @throws IllegalArgumentException if the text is not an ARN
   */
  public static Arn parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException(text + " is not an ARN of six parts"));
  }

  /** True if the text is {@code arn} and five more parts. */
  public static boolean isArn(String text) {
    return find(text).isPresent();
  }

  /** The name of the resource that an ARN names; a text that is not an ARN stays as it is. */
  public static String nameOf(String text) {
    return find(text).map(Arn::name).orElse(text);
  }

  /** The service that an ARN belongs to; empty if the text is not an ARN. */
  public static String serviceOf(String text) {
    return find(text).map(Arn::service).orElse("");
  }

  /** The type of the resource, such as {@code role}; empty for a queue or a topic. */
  public String resourceType() {
    for (var end = 0; end < resource.length(); end++) {
      if (resource.charAt(end) == ':' || resource.charAt(end) == '/') {
        return resource.substring(0, end);
      }
    }
    return "";
  }

  /** The name of the resource: that of a rule without its bus, that of a role without its path. */
  public String name() {
    if (service.equals("sqs") || service.equals("sns")) {
      return resource;
    }
    return switch (resourceType()) {
      // The name of a partner's bus has slashes, and a function's may be followed by an alias.
      case "event-bus", "function" -> afterType();
      // Policies name a log group with all its streams, and its own name has slashes.
      case "log-group" -> withoutStreams(afterType());
      default ->
          resource.substring(1 + Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')));
    };
  }

  private static String withoutStreams(String logGroup) {
    return logGroup.endsWith(":*") ? logGroup.substring(0, logGroup.length() - 2) : logGroup;
  }

  private String afterType() {
    return resource.substring(resourceType().length() + 1);
  }

  /** What makes the ARNs of the same account and Region. */
  public Arns arns() {
    return new Arns(partition, region, account);
  }

  /** The same resource in another Region. */
  public Arn withRegion(String other) {
    return new Arn(partition, service, other, account, resource);
  }

  /** The same resource in another account. */
  public Arn withAccount(String other) {
    return new Arn(partition, service, region, other, resource);
  }

  /** The ARN as AWS writes it. */
  @Override
  public String toString() {
    return PREFIX + String.join(":", partition, service, region, account, resource);
  }
}
