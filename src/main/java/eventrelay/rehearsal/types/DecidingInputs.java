package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.UnmodelledType.Does;
import eventrelay.rehearsal.types.UnmodelledType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The inputs of a type that decide about an event, and what a resource is of which one of them is
 * not known: a plan does not know it yet, or it is a secret.
 *
 * @param token Pulumi's token of the type
 * @param inputs their names
 * @param otherwise how such a resource counts; empty if what names it says that it is not known
 */
public record DecidingInputs(String token, Set<String> inputs, Optional<UnmodelledType> otherwise) {
  private static final String BUS = "eventBusName";

  private static final Map<String, DecidingInputs> ALL =
      List.of(
              makes(EventBridgeTypes.BUS, Kind.BUS, "name", "kmsKeyIdentifier"),
              grants(EventBridgeTypes.BUS_POLICY, Kind.BUS, BUS, "policy"),
              grants(
                  EventBridgeTypes.PERMISSION,
                  Kind.BUS,
                  BUS,
                  "action condition principal statementId"),
              makes(
                  EventBridgeTypes.RULE,
                  Kind.RULE,
                  BUS,
                  "eventPattern isEnabled name roleArn scheduleExpression state"),
              makes(
                  EventBridgeTypes.TARGET,
                  Kind.RULE,
                  BUS,
                  "arn deadLetterConfig input inputPath inputTransformer roleArn rule"),
              none(EventBridgeTypes.ARCHIVE, "eventSourceArn name retentionDays"),
              makes(CloudWatchTypes.LOG_GROUP, Kind.LOG_GROUP, "name", "kmsKeyId"),
              // It names no log group, but what is in the document.
              grants(CloudWatchTypes.LOG_POLICY, Kind.LOG_GROUP, "policyDocument", ""),
              makes(
                  IamTypes.ROLE,
                  Kind.ROLE,
                  "name",
                  "assumeRolePolicy inlinePolicies managedPolicyArns permissionsBoundary"),
              grants(IamTypes.ROLE_POLICY, Kind.ROLE, "role", "policy"),
              grants(IamTypes.ROLE_POLICY_ATTACHMENT, Kind.ROLE, "role", "policyArn"),
              grants(IamTypes.POLICY_ATTACHMENT, Kind.ROLE, "roles", "policyArn"),
              none(IamTypes.POLICY, "name policy"),
              makes(
                  LambdaTypes.FUNCTION,
                  Kind.FUNCTION,
                  "name",
                  "deadLetterConfig loggingConfig reservedConcurrentExecutions role"),
              makes(
                  LambdaTypes.INVOKE_CONFIG,
                  Kind.FUNCTION,
                  "functionName",
                  "destinationConfig maximumRetryAttempts qualifier"),
              grants(
                  LambdaTypes.PERMISSION,
                  Kind.FUNCTION,
                  "function",
                  "action eventSourceToken functionUrlAuthType principal principalOrgId qualifier"
                      + " sourceAccount sourceArn"),
              makes(KinesisTypes.STREAM, Kind.STREAM, "name", "arn encryptionType kmsKeyId"),
              grants(KinesisTypes.RESOURCE_POLICY, Kind.STREAM, "resourceArn", "policy"),
              makes(
                  KinesisTypes.FIREHOSE,
                  Kind.FIREHOSE,
                  "name",
                  "arn kinesisSourceConfiguration mskSourceConfiguration serverSideEncryption"),
              makes(KmsTypes.KEY, Kind.KEY, "keyId", "isEnabled policy"),
              grants(KmsTypes.KEY_POLICY, Kind.KEY, "keyId", "policy"),
              makes(KmsTypes.ALIAS, Kind.KEY, "name", "targetKeyId"),
              makes(
                  StepFunctionsTypes.STATE_MACHINE,
                  Kind.STATE_MACHINE,
                  "name",
                  "encryptionConfiguration"),
              makes(SqsTypes.QUEUE, Kind.QUEUE, "name", "kmsMasterKeyId policy"),
              grants(SqsTypes.QUEUE_POLICY, Kind.QUEUE, "queueUrl", "policy"),
              makes(SnsTypes.TOPIC, Kind.TOPIC, "name", "kmsMasterKeyId policy"),
              grants(SnsTypes.TOPIC_POLICY, Kind.TOPIC, "arn", "policy"))
          .stream()
          .collect(Collectors.toMap(DecidingInputs::token, Function.identity()));

  private static DecidingInputs makes(String token, Kind kind, String names, String inputs) {
    return of(token, new UnmodelledType(terraform(token), Does.MAKES, kind, names), inputs);
  }

  private static DecidingInputs grants(String token, Kind kind, String names, String inputs) {
    return of(token, new UnmodelledType(terraform(token), Does.GRANTS, kind, names), inputs);
  }

  private static DecidingInputs none(String token, String inputs) {
    return new DecidingInputs(token, Set.of(inputs.split(" ")), Optional.empty());
  }

  private static DecidingInputs of(String token, UnmodelledType otherwise, String inputs) {
    var all = (otherwise.names() + " " + inputs).strip().split(" ");
    return new DecidingInputs(token, Set.of(all), Optional.of(otherwise));
  }

  private static String terraform(String token) {
    return ResourceTypes.of(token).terraform().name();
  }

  /** Those of a type; empty if a resource of it can do nothing to an event. */
  public static Optional<DecidingInputs> of(String token) {
    return Optional.ofNullable(ALL.get(token));
  }
}
