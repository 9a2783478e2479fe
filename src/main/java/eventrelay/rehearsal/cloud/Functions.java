package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.text.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts functions together with the permissions to invoke them. */
final class Functions {
  /** Lambda's own default (Lambda API Reference, CreateFunction). */
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  /** Lambda Developer Guide, "Lambda quotas". */
  private static final int LONGEST_TIMEOUT_SECONDS = 900;

  /** Lambda's own default (Lambda Developer Guide, "Asynchronous invocation"). */
  private static final int DEFAULT_RETRIES = 2;

  private static final int MOST_RETRIES = 2;

  private final Inventory inventory;
  private final FunctionCode code;
  private final String projectName;
  private final Map<String, Path> folders;
  private final List<DanglingReference> dangling;

  Functions(
      Inventory inventory,
      Path project,
      String projectName,
      Map<String, Path> folders,
      List<DanglingReference> dangling) {
    this.inventory = inventory;
    this.code = new FunctionCode(project);
    this.projectName = projectName;
    this.folders = folders;
    this.dangling = dangling;
  }

  /** The functions by ARN. */
  Map<String, LambdaFunction> build() {
    var items = new HashMap<String, Item>();
    var policies = new HashMap<String, ObjectNode>();
    for (var item : inventory.of(LambdaTypes.FUNCTION)) {
      var name = item.properties().require("name");
      items.put(Arn.isArn(name) ? name : item.place().arns().function(name), item);
    }
    for (var item : inventory.of(LambdaTypes.PERMISSION)) {
      var reference = reference(item, "function");
      var function = reference.arn();
      if (items.containsKey(function)) {
        policies
            .computeIfAbsent(function, any -> emptyPolicy())
            .withArray("Statement")
            .add(PermissionStatement.of(item, reference.qualified()));
      } else {
        dangling.add(
            new DanglingReference(
                item.place().account(),
                "permission %s is for function %s, which is not there"
                    .formatted(PermissionStatement.sid(item), function)));
      }
    }
    var functions = new HashMap<String, LambdaFunction>();
    items.forEach(
        (arn, item) ->
            functions.put(arn, function(arn, item, Optional.ofNullable(policies.get(arn)))));
    return functions;
  }

  private LambdaFunction function(String arn, Item item, Optional<ObjectNode> policy) {
    var properties = item.properties();
    var name = properties.require("name");
    var variables = FunctionVariables.of(name, properties.value("environment").path("variables"));
    var atHand = code(name, properties);
    var notes = new ArrayList<>(FunctionVariables.notes(name, variables));
    notes.addAll(atHand.notes());
    variables.put("AWS_REGION", item.place().region());
    var label = "resource policy of function " + name;
    return new LambdaFunction(
        arn,
        properties.require("role"),
        logGroup(arn, properties),
        properties.text("handler").orElse(""),
        timeout(properties),
        variables,
        atHand.files(),
        Stream.concat(
                policy.map(json -> PolicyText.of(label, Json.write(json))).stream(),
                inventory.unmodelled().resourcePolicy(arn, label).stream())
            .reduce(PolicyText::and),
        properties.text("deadLetterConfig", "targetArn"),
        invokeConfig(arn).flatMap(Functions::onFailure),
        invokeConfig(arn).map(Functions::retries).orElse(DEFAULT_RETRIES),
        properties.value("reservedConcurrentExecutions").asInt(-1) == 0,
        notes);
  }

  /** Only Python is run here. */
  private CodeAtHand code(String name, Properties properties) {
    var runtime = properties.text("runtime");
    if (runtime.isPresent() && !runtime.get().startsWith("python")) {
      return CodeAtHand.none(
          "the code of function %s is not run: its runtime is %s, and the rehearsal runs Python only"
              .formatted(name, runtime.get()));
    }
    if (folders.containsKey(name)) {
      var whole = JsonNodeFactory.instance.objectNode().put("path", ".");
      return new FunctionCode(folders.get(name)).of(name, whole);
    }
    if (!properties.pulumiProject().equals(projectName)) {
      if (properties.pulumiProject().equals(Deployment.TERRAFORM)) {
        return CodeAtHand.none(
            ("the code of function %s is in no state, so it is not run, and delivered means that the"
                    + " function is invoked and its role may write the log; to run it, name its"
                    + " folder with --code %1$s=FOLDER")
                .formatted(name));
      }
      // Its path would lead to the relay's own code.
      return CodeAtHand.none(
          ("the code of function %s is not run: its stack is of project %s, and only code of %s is"
                  + " here; name its folder with --code %1$s=FOLDER")
              .formatted(name, properties.pulumiProject(), projectName));
    }
    return code.of(name, properties.value("code"));
  }

  private static Duration timeout(Properties properties) {
    var seconds = properties.value("timeout").asInt(DEFAULT_TIMEOUT_SECONDS);
    if (seconds < 1 || seconds > LONGEST_TIMEOUT_SECONDS) {
      throw new UnusableInputException(
          "%s: timeout is %d, and Lambda accepts 1 to %d seconds"
              .formatted(properties.name(), seconds, LONGEST_TIMEOUT_SECONDS));
    }
    return Duration.ofSeconds(seconds);
  }

  /** That of a version or an alias is none for the function itself. */
  private Optional<Properties> invokeConfig(String function) {
    return inventory.of(LambdaTypes.INVOKE_CONFIG).stream()
        .filter(
            item -> {
              var reference = reference(item, "functionName");
              return reference.isUnqualified() && reference.arn().equals(function);
            })
        .map(Item::properties)
        .findFirst();
  }

  private static Optional<String> onFailure(Properties config) {
    return Optional.of(config.value("destinationConfig").at("/onFailure/destination"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static int retries(Properties config) {
    var retries = config.value("maximumRetryAttempts").asInt(DEFAULT_RETRIES);
    if (retries < 0 || retries > MOST_RETRIES) {
      throw new UnusableInputException(
          "%s: maximumRetryAttempts is %d, and Lambda accepts 0 to %d"
              .formatted(config.name(), retries, MOST_RETRIES));
    }
    return retries;
  }

  private static FunctionReference reference(Item item, String input) {
    return FunctionReference.of(item.properties().require(input), item.place().arns())
        .or(item.properties().text("qualifier"));
  }

  /**
   * Lambda writes to a group of the function's name where none is given (<a
   * href="https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html">Lambda API
   * Reference, LoggingConfig</a>).
   */
  private static String logGroup(String arn, Properties properties) {
    var given = properties.text("loggingConfig", "logGroup");
    return AccountRegion.of(arn).arns().logGroup(given.orElse("/aws/lambda/" + Arn.nameOf(arn)));
  }

  private static ObjectNode emptyPolicy() {
    return JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
  }
}
