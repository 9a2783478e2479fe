package eventrelay.names;

/**
 * Makes the ARNs of one account in one Region (IAM User Guide, "Amazon Resource Names").
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param region such as {@code ap-northeast-1}
 * @param account 12 digits
 */
public record Arns(String partition, String region, String account) {

  /** The ARNs of {@code account} in {@code region}, whose name tells the partition. */
  public static Arns of(String region, String account) {
    return new Arns(Regions.partition(region), region, account);
  }

  /** The same place in another account. */
  public Arns withAccount(String other) {
    return new Arns(partition, region, other);
  }

  /** The same account in another Region. */
  public Arns withRegion(String other) {
    return new Arns(partition, other, account);
  }

  /** The account as a principal. */
  public String root() {
    return global("iam", "root");
  }

  /** An IAM role's ARN, which has no Region. */
  public String role(String name) {
    return global("iam", "role/" + name);
  }

  /** The ARN of a session of a role; it has the role's name without the role's path. */
  public String assumedRole(String role, String session) {
    return global("sts", "assumed-role/" + role + "/" + session);
  }

  /** An event bus's ARN. */
  public String bus(String name) {
    return regional("events", "event-bus/" + name);
  }

  /** A rule on the default bus carries no bus in its ARN; one on a custom bus does. */
  public String rule(String bus, String name) {
    return regional(
        "events",
        bus.equals(PhysicalNames.DEFAULT_BUS) ? "rule/" + name : "rule/" + bus + "/" + name);
  }

  /** A Lambda function's ARN. */
  public String function(String name) {
    return regional("lambda", "function:" + name);
  }

  /** A log group's ARN, without the star at its end. */
  public String logGroup(String name) {
    return regional("logs", "log-group:" + name);
  }

  /** An SQS queue's ARN. */
  public String queue(String name) {
    return regional("sqs", name);
  }

  /** How SQS itself addresses a queue (SQS Developer Guide, "Queue and message identifiers"). */
  public String queueUrl(String name) {
    var domain = partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    return "https://sqs.%s.%s/%s/%s".formatted(region, domain, account, name);
  }

  /** An SNS topic's ARN. */
  public String topic(String name) {
    return regional("sns", name);
  }

  /** An event archive's ARN. */
  public String archive(String name) {
    return regional("events", "archive/" + name);
  }

  /** A CloudWatch alarm's ARN. */
  public String alarm(String name) {
    return regional("cloudwatch", "alarm:" + name);
  }

  /** With the id that CloudFormation adds to the name. */
  public String stackSet(String id) {
    return regional("cloudformation", "stackset/" + id);
  }

  /** The ARN of a resource of the Region, such as {@code stateMachine:orders} of {@code states}. */
  public String regional(String service, String resource) {
    return new Arn(partition, service, region, account, resource).toString();
  }

  private String global(String service, String resource) {
    return new Arn(partition, service, "", account, resource).toString();
  }
}
