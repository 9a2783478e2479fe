package eventrelay.rehearsal.topology;

import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.Arrays;

/** What a node is. */
public enum Kind {
  /** An event bus. */
  BUS("bus", EventBridgeTypes.BUS),
  /** A rule on a bus. */
  RULE("rule", EventBridgeTypes.RULE),
  /** A Lambda function. */
  FUNCTION("function", LambdaTypes.FUNCTION),
  /** A log group. */
  LOG_GROUP("log group", CloudWatchTypes.LOG_GROUP),
  /** An IAM role. */
  ROLE("role", IamTypes.ROLE),
  /** An SQS queue. */
  QUEUE("queue", SqsTypes.QUEUE),
  /** An SNS topic. */
  TOPIC("topic", SnsTypes.TOPIC),
  /** An event archive. */
  ARCHIVE("archive", EventBridgeTypes.ARCHIVE),
  /** Something that a rule sends to and the rehearsal does not follow. */
  OTHER("resource", "");

  private final String text;
  private final String token;

  Kind(String text, String token) {
    this.text = text;
    this.token = token;
  }

  /** The word that reports use. */
  public String text() {
    return text;
  }

  /** What an ARN names; text that is no ARN names something other. */
  static Kind of(String arn) {
    var token = ResourceTypes.ofArn(arn).map(ResourceType::token).orElse(OTHER.token);
    return Arrays.stream(values())
        .filter(kind -> kind.token.equals(token))
        .findFirst()
        .orElse(OTHER);
  }
}
