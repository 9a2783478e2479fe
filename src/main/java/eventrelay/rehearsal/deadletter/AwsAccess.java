package eventrelay.rehearsal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.text.Json;
import eventrelay.text.ShellCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code aws} commands that reach an account the way a stack's provider does. */
final class AwsAccess {
  private final Map<AccountRegion, JsonNode> providers = new HashMap<>();

  AwsAccess(List<Deployment> deployments) {
    for (var deployment : deployments) {
      var places = new Places(deployment);
      var byUrn =
          deployment.resources().stream()
              .collect(Collectors.toMap(ResourceState::urn, ResourceState::inputs));
      for (var resource : deployment.resources()) {
        if (resource.type().startsWith("aws:") && byUrn.containsKey(resource.providerUrn())) {
          providers.putIfAbsent(places.of(resource), byUrn.get(resource.providerUrn()));
        }
      }
    }
  }

  /** One command, and before it a remark if it needs credentials that no option can name. */
  List<String> command(AccountRegion place, String... words) {
    var provider = providers.get(place);
    var lines = new ArrayList<String>();
    var command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(words));
    command.addAll(List.of("--region", place.region()));
    var profile = provider == null ? "" : provider.path("profile").asText();
    if (!profile.isEmpty()) {
      command.addAll(List.of("--profile", profile));
    } else {
      lines.add("# with credentials of " + credentials(place, provider));
    }
    lines.add(ShellCommand.of(command));
    return lines;
  }

  private static String credentials(AccountRegion place, JsonNode provider) {
    var role = provider == null ? "" : roleArn(provider.path("assumeRole"));
    return role.isEmpty() ? "account " + place.account() : "role " + role;
  }

  /** Complex inputs of a provider are JSON text; newer providers take a list of roles. */
  private static String roleArn(JsonNode assumeRole) {
    try {
      return Json.read(assumeRole.asText("{}")).path("roleArn").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
