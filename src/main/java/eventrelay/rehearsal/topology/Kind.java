package eventrelay.rehearsal.topology;

import eventrelay.names.Arns;

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
    if (!Arns.isArn(arn)) {
      return OTHER;
    }
    var parts = arn.split(":", 6);
    var resource = parts[5];
    return switch (parts[2]) {
      case "events" -> resource.startsWith("event-bus/") ? BUS : OTHER;
      case "iam" -> resource.startsWith("role/") ? ROLE : OTHER;
      case "lambda" -> resource.startsWith("function:") ? FUNCTION : OTHER;
      case "logs" -> resource.startsWith("log-group:") ? LOG_GROUP : OTHER;
      case "sqs" -> QUEUE;
      case "sns" -> TOPIC;
      default -> OTHER;
    };
  }
}
