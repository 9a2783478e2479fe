package eventrelay.rehearsal.topology;

import eventrelay.names.Arn;

/** What a node is. */
public enum Kind {
  /** An event bus. */
  BUS("bus"),
  /** A rule on a bus. */
  RULE("rule"),
  /** A Lambda function. */
  FUNCTION("function"),
  /** A log group. */
  LOG_GROUP("log group"),
  /** An IAM role. */
  ROLE("role"),
  /** An SQS queue. */
  QUEUE("queue"),
  /** An SNS topic. */
  TOPIC("topic"),
  /** An event archive. */
  ARCHIVE("archive"),
  /** Something that a rule sends to and the rehearsal does not follow. */
  OTHER("resource");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The word that reports use. */
  public String text() {
    return text;
  }

  /** What an ARN names; text that is no ARN names something other. */
  static Kind of(String arn) {
    return Arn.find(arn).map(Kind::of).orElse(OTHER);
  }

  private static Kind of(Arn arn) {
    var type = arn.resourceType();
    return switch (arn.service()) {
      case "events" -> type.equals("event-bus") ? BUS : OTHER;
      case "iam" -> type.equals("role") ? ROLE : OTHER;
      case "lambda" -> type.equals("function") ? FUNCTION : OTHER;
      case "logs" -> type.equals("log-group") ? LOG_GROUP : OTHER;
      case "sqs" -> QUEUE;
      case "sns" -> TOPIC;
      default -> OTHER;
    };
  }
}
