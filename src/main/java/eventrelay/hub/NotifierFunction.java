package eventrelay.hub;

import com.pulumi.asset.AssetArchive;
import com.pulumi.asset.FileAsset;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.FunctionRolePolicy;
import java.util.Map;

/**
 * The function that says what happened, with its role and its log group (Lambda Developer Guide,
 * "Building Lambda functions with Python").
 */
record NotifierFunction(Function function, LogGroup logGroup) {
  private static final int LOG_RETENTION_DAYS = 365;
  private static final int TIMEOUT_SECONDS = 10;
  private static final String CODE = "lambda_function.py";

  static NotifierFunction declare(String prefix, CustomResourceOptions child) {
    var logGroup =
        new LogGroup(
            prefix + "-function-log-group",
            LogGroupArgs.builder()
                .name(PhysicalNames.FUNCTION_LOG_GROUP)
                .retentionInDays(LOG_RETENTION_DAYS)
                .build(),
            child);
    var role =
        new Role(
            prefix + "-function-role",
            RoleArgs.builder()
                .name(PhysicalNames.FUNCTION_ROLE)
                .description("Lets " + PhysicalNames.FUNCTION + " write its own log.")
                .assumeRolePolicy(FunctionRolePolicy.trust())
                .build(),
            child);
    var rolePolicy =
        new RolePolicy(
            prefix + "-function-role-policy",
            RolePolicyArgs.builder()
                .name(PhysicalNames.FUNCTION_ROLE_POLICY)
                .role(role.name())
                .policy(logGroup.arn().applyValue(FunctionRolePolicy::permissions))
                .build(),
            child);
    var function =
        new Function(
            prefix + "-function",
            FunctionArgs.builder()
                .name(PhysicalNames.FUNCTION)
                .description("Says which instance changed to which state.")
                .role(role.arn())
                .runtime("python3.13")
                .handler("lambda_function.lambda_handler")
                .timeout(TIMEOUT_SECONDS)
                // One file by name: whatever else lies in the folder must not change the hash.
                .code(new AssetArchive(Map.of(CODE, new FileAsset("lambda/" + CODE))))
                .build(),
            // Lambda creates a missing log group itself, without retention; the right to write
            // must be there before the first invocation.
            CustomResourceOptions.merge(
                child, CustomResourceOptions.builder().dependsOn(logGroup, rolePolicy).build()));
    return new NotifierFunction(function, logGroup);
  }
}
