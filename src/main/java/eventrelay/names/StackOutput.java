package eventrelay.names;

/**
 * The names of what stacks export: a contract with their readers. README's table of outputs is made
 * of this.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/stacks/#outputs">Stack outputs</a>
 */
public enum StackOutput {
  /** Read by development stacks. */
  EVENT_BUS_ARN("eventBusArn", "management", Shape.TEXT, "The receiving bus."),
  /** The bus's name alone. */
  EVENT_BUS_NAME("eventBusName", "management", Shape.TEXT, "Its name."),
  /** Read by development stacks. */
  EVENT_PATTERN(
      "eventPattern",
      "management",
      Shape.TEXT,
      "The event pattern, without account, that development stacks forward by."),
  /** The function that notifies. */
  FUNCTION_ARN("functionArn", "management", Shape.TEXT, "The function."),
  /** The function's name alone. */
  FUNCTION_NAME("functionName", "management", Shape.TEXT, "Its name."),
  /** Where the function's lines are. */
  LOG_GROUP_NAME("logGroupName", "management", Shape.TEXT, "The log group of the function."),
  /** For people. */
  LINKS(
      "links",
      "management",
      Shape.BY_NAME,
      "Console pages: bus, function and functionLog. Empty where the console has no public address."),
  /** For people. */
  COMMANDS(
      "commands",
      "management",
      Shape.BY_NAME,
      "Command lines: tailFunctionLog, with the profile of the stack file."),
  /** Only where one is set; the rehearsal takes the accounts of the stacks for its members. */
  ORGANIZATION(
      "organization",
      "management",
      Shape.TEXT,
      "The organization whose accounts may send, if there is one."),
  /** Only with alarms. */
  ALARM_TOPIC_ARN(
      "alarmTopicArn", "management", Shape.TEXT, "The topic of the alarms, if there are any."),
  /** Only with a rollout. */
  STACK_SET_NAME("stackSetName", "management", Shape.TEXT, "The StackSet of the rollout, if any."),
  /** Which bus the forwarding rules send to. */
  FORWARDS_TO("forwardsTo", "development", Shape.TEXT, "The receiving bus's ARN."),
  /** The roles that rules forward with. */
  FORWARDING_ROLE_ARNS(
      "forwardingRoleArns", "development", Shape.BY_ACCOUNT, "The role that forwards."),
  /** The forwarding rules. */
  RULE_ARNS("ruleArns", "development", Shape.BY_REGION, "The rule that forwards."),
  /** The buses of the forwarding rules. */
  DEFAULT_EVENT_BUS_ARNS(
      "defaultEventBusArns", "development", Shape.BY_REGION, "The bus that the rule belongs to."),
  /** Every queue that may hold an event. */
  DEAD_LETTER_QUEUE_ARNS(
      "deadLetterQueueArns",
      "either",
      Shape.LISTS_BY_REGION,
      "The queues of what could not be delivered."),
  /** For people. */
  DEAD_LETTER_QUEUE_LINKS(
      "deadLetterQueueLinks",
      "either",
      Shape.LISTS_BY_REGION,
      "Their console pages, in the same places.");

  /** The form of an output's value. */
  public enum Shape {
    /** One text. */
    TEXT("text"),
    /** Texts by a name that the description gives. */
    BY_NAME("texts by name"),
    /** Texts by the account's name in the stack file. */
    BY_ACCOUNT("texts by account"),
    /** Texts by account, then Region. */
    BY_REGION("texts by account and Region"),
    /** Lists of texts by account, then Region. */
    LISTS_BY_REGION("lists of texts by account and Region");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    /** As the reference says it. */
    public String words() {
      return words;
    }
  }

  private final String key;
  private final String half;
  private final Shape shape;
  private final String description;

  StackOutput(String key, String half, Shape shape, String description) {
    this.key = key;
    this.half = half;
    this.shape = shape;
    this.description = description;
  }

  /** The name that {@code pulumi stack output} takes. */
  public String key() {
    return key;
  }

  /** The half that exports it: management, development or either. */
  public String half() {
    return half;
  }

  /** The form of its value. */
  public Shape shape() {
    return shape;
  }

  /** One sentence for the reference. */
  public String description() {
    return description;
  }
}
