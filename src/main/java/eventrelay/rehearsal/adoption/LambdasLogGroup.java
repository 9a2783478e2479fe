package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log group that Lambda makes when a function first runs and none is there. It is in no
 * Terraform state, and an update that made another one would fail.
 */
public final class LambdasLogGroup {
  private static final String FUNCTION = ResourceTypes.of(LambdaTypes.FUNCTION).terraform().name();
  private static final String UNKNOWN = "(in no state)";

  private LambdasLogGroup() {}

  static boolean isMade(ResourceState resource, Map<String, TerraformResource> found) {
    return resource.type().equals(CloudWatchTypes.LOG_GROUP)
        && found.values().stream()
            .filter(existing -> existing.type().equals(FUNCTION))
            .map(LambdasLogGroup::of)
            .anyMatch(resource.inputs().path("name").asText()::equals);
  }

  /** The name of the group that a function writes to: its own, or one that it is given. */
  static String of(TerraformResource function) {
    var given = function.attributes().at("/logging_config/0/log_group").asText();
    return given.isEmpty() || given.equals("null") ? byDefault(function) : given;
  }

  /** The name of the group that Lambda makes for a function. */
  static String byDefault(TerraformResource function) {
    return "/aws/lambda/" + function.text("function_name");
  }

  /** The commands that say whether the log groups of a stack's adoption exist. */
  public static List<String> lookUp(StackAdoption stack) {
    return stack.adopted().stream()
        .filter(adopted -> adopted.address().isEmpty())
        .map(adopted -> lookUp(adopted, stack.providerOf(adopted.resource())))
        .toList();
  }

  private static String lookUp(Adopted group, ObjectNode provider) {
    var words =
        new ArrayList<>(
            List.of("aws", "logs", "describe-log-groups", "--log-group-name-prefix", group.id()));
    words.addAll(List.of("--region", provider.path("region").asText()));
    if (provider.has("profile")) {
      words.addAll(List.of("--profile", provider.path("profile").asText()));
    }
    return ShellCommand.of(words);
  }

  static Adopted adopted(ResourceState resource) {
    var type = ResourceTypes.of(resource.type());
    var retention = "retentionInDays";
    return new Adopted(
        resource,
        type.importId(resource.inputs()).orElseThrow(),
        Optional.empty(),
        List.of(
            new Change(
                retention,
                UNKNOWN,
                resource.inputs().path(retention).asText(),
                type.adoption().because(retention),
                false)));
  }
}
