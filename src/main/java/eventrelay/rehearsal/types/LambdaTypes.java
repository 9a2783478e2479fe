package eventrelay.rehearsal.types;

import java.util.List;

/** Lambda. */
public final class LambdaTypes {
  /** A function. */
  public static final String FUNCTION = "aws:lambda/function:Function";

  /** A statement of a function's resource-based policy. */
  public static final String PERMISSION = "aws:lambda/permission:Permission";

  /** How a function is invoked asynchronously. */
  public static final String INVOKE_CONFIG =
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

  static final List<ResourceType> ALL = List.of(function(), permission(), invokeConfig());

  private static final String DUPLICATE = "ResourceConflictException";

  private LambdaTypes() {}

  private static ResourceType function() {
    return Entry.of(FUNCTION, EventEffect.CARRIES)
        .importId("{name}")
        .arn((in, place) -> place.function(in.text("name")))
        .arnForm("lambda", "function")
        .replacing("name", "packageType")
        .duplicateError(DUPLICATE)
        .terraform("aws_lambda_function")
        .renamed("functionName", "name")
        .renamed("filename", "code")
        .nameOf("name")
        .byDefault("memorySize", 128)
        .byDefault("packageType", "Zip")
        .byDefault("publish", false)
        .byDefault("reservedConcurrentExecutions", -1)
        .byDefault("skipDestroy", false)
        .byDefault("timeout", 3)
        .keeps(
            "architectures", "ephemeralStorage", "loggingConfig", "sourceCodeHash", "tracingConfig")
        .hidden("environment")
        .because("architectures", "the relay's function runs on arm64")
        .because("code", "the relay brings its own handler, which says the same line")
        .because(
            "deadLetterConfig", "what the function fails at waits in a queue instead of being lost")
        .because("description", "the relay says what the function is for")
        .because("environment", "the stack file's notify says who is notified")
        .because("handler", "the relay brings its own handler")
        .because("role", "the function runs as the relay's own role")
        .because("runtime", "a current runtime")
        .because("timeout", "the function may take longer, since it may have to notify")
        .because("tracingConfig", "the relay traces the function")
        .entry();
  }

  private static ResourceType permission() {
    return Entry.of(PERMISSION, EventEffect.GRANTS)
        .importId("{function}/{statementId}")
        .id((in, place) -> in.text("statementId"))
        .replacing(
            "action",
            "eventSourceToken",
            "function",
            "functionUrlAuthType",
            "principal",
            "principalOrgId",
            "qualifier",
            "sourceAccount",
            "sourceArn",
            "statementId",
            "statementIdPrefix")
        .belongsTo(FUNCTION, "function")
        .duplicateError(DUPLICATE)
        .terraform("aws_lambda_permission")
        .renamed("functionName", "function")
        .nameOf("function")
        .keeps("statementIdPrefix")
        .because("action", "EventBridge may invoke the function, and nothing else")
        .because("principal", "only EventBridge may invoke the function")
        .because(
            "sourceAccount", "the permission also names the account that the rule has to be in")
        .because("sourceArn", "the permission is for the relay's receiving rule alone")
        .entry();
  }

  private static ResourceType invokeConfig() {
    return Entry.of(INVOKE_CONFIG, EventEffect.CARRIES)
        .importId("{functionName}")
        .replacing("functionName", "qualifier")
        .belongsTo(FUNCTION, "functionName")
        .duplicateError(DUPLICATE)
        .terraform("aws_lambda_function_event_invoke_config")
        .nameOf("functionName")
        .because(
            "maximumEventAgeInSeconds", "Lambda tries for an hour, then the queue takes the event")
        .because("maximumRetryAttempts", "Lambda's own limit, written down")
        .entry();
  }
}
