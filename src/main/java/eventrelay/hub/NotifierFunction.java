package eventrelay.hub;

import com.pulumi.asset.AssetArchive;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.FunctionEventInvokeConfig;
import com.pulumi.aws.lambda.FunctionEventInvokeConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionDeadLetterConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionTracingConfigArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.account.Computed;
import eventrelay.failure.DeadLetterQueue;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.FunctionRolePolicy;
import java.util.Map;
import java.util.Optional;

/**
 * The function that says what happened, with its role, its log group and the queue for what it
 * fails at (Lambda Developer Guide, "Building Lambda functions with Python" and "Asynchronous
 * invocation").
 */
record NotifierFunction(Function function, LogGroup logGroup, DeadLetterQueue deadLetters) {
  private static final int TIMEOUT_SECONDS = 10;
  private static final int MAXIMUM_EVENT_AGE_SECONDS = 3600;
  private static final int MAXIMUM_RETRY_ATTEMPTS = 2;

  static NotifierFunction declare(String prefix, HubArgs args, CustomResourceOptions child) {
    var names = args.names();
    var logGroup =
        new LogGroup(
            prefix + "-function-log-group",
            LogGroupArgs.builder()
                .name(names.functionLogGroup())
                .retentionInDays(args.operation().logRetentionDays())
                .build(),
            Holding.options(args, child));
    var role =
        new Role(
            prefix + "-function-role",
            RoleArgs.builder()
                .name(names.functionRole())
                .description("Lets " + names.function() + " write its log and tell what failed.")
                .assumeRolePolicy(FunctionRolePolicy.trust())
                .build(),
            child);
    var roleArn = Computed.of(role, role.arn());
    var deadLetters =
        DeadLetterQueue.forRole(
            prefix + "-function-dead-letter-queue",
            names.functionDeadLetterQueue(),
            roleArn,
            Holding.options(args, child),
            child);
    var topic =
        args.operation()
            .notification()
            .map(
                notify ->
                    Notifications.declare(
                        prefix, names.notificationTopic(), notify, roleArn, child));
    var rolePolicy = rolePolicy(prefix, role, logGroup, deadLetters, topic, child);
    var function =
        new Function(
            prefix + "-function",
            functionArgs(args, names, roleArn, deadLetters, topic),
            // Lambda creates a missing log group itself, without retention, and refuses a queue
            // that the role may not send to.
            CustomResourceOptions.merge(
                child,
                CustomResourceOptions.builder()
                    .dependsOn(logGroup, rolePolicy, deadLetters.policy())
                    .build()));
    new FunctionEventInvokeConfig(
        prefix + "-function-event-invoke-config",
        FunctionEventInvokeConfigArgs.builder()
            .functionName(function.name())
            .maximumEventAgeInSeconds(MAXIMUM_EVENT_AGE_SECONDS)
            .maximumRetryAttempts(MAXIMUM_RETRY_ATTEMPTS)
            .build(),
        child);
    return new NotifierFunction(function, logGroup, deadLetters);
  }

  Output<String> arn() {
    return Computed.of(function, function.arn());
  }

  private static RolePolicy rolePolicy(
      String prefix,
      Role role,
      LogGroup logGroup,
      DeadLetterQueue deadLetters,
      Optional<Topic> topic,
      CustomResourceOptions child) {
    var topicArn =
        topic
            .map(t -> Computed.of(t, t.arn()).applyValue(Optional::of))
            .orElseGet(() -> Output.of(Optional.empty()));
    return new RolePolicy(
        prefix + "-function-role-policy",
        RolePolicyArgs.builder()
            .name(PhysicalNames.FUNCTION_ROLE_POLICY)
            .role(role.name())
            .policy(
                Output.tuple(Computed.of(logGroup, logGroup.arn()), deadLetters.arn(), topicArn)
                    .applyValue(t -> FunctionRolePolicy.permissions(t.t1, t.t2, t.t3)))
            .build(),
        child);
  }

  private static FunctionArgs functionArgs(
      HubArgs args,
      PhysicalNames names,
      Output<String> roleArn,
      DeadLetterQueue deadLetters,
      Optional<Topic> topic) {
    var function =
        FunctionArgs.builder()
            .name(names.function())
            .description("Says which instance changed to which state.")
            .role(roleArn)
            .runtime("python3.13")
            .architectures("arm64")
            .handler("lambda_function.lambda_handler")
            .timeout(TIMEOUT_SECONDS)
            .tracingConfig(FunctionTracingConfigArgs.builder().mode("Active").build())
            .deadLetterConfig(
                FunctionDeadLetterConfigArgs.builder().targetArn(deadLetters.arn()).build())
            // One file by name: whatever else lies in the folder must not change the hash.
            .code(new AssetArchive(Map.of(FunctionCode.FILE, args.functionCode())));
    topic.ifPresent(
        t ->
            function.environment(
                FunctionEnvironmentArgs.builder()
                    .variables(FunctionEnvironment.of(args, Computed.of(t, t.arn())))
                    .build()));
    return function.build();
  }
}
