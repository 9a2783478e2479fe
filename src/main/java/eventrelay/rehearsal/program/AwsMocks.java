package eventrelay.rehearsal.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.test.Mocks;
import eventrelay.names.Arns;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Answers the program as the engine and the AWS provider would. */
final class AwsMocks implements Mocks {
  private static final String STACK_REFERENCE = "pulumi:pulumi:StackReference";
  private static final String CALLER_IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockEnvironment surroundings;
  private final Map<String, Arns> places = new ConcurrentHashMap<>();

  AwsMocks(MockEnvironment surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
    return CompletableFuture.completedFuture(newResource(args));
  }

  private ResourceResult newResource(ResourceArgs args) {
    if (args.type.equals(AwsPackage.PROVIDER)) {
      places.put(args.name, place(args.name, args.inputs));
      // The engine's ids are random; these are the same in each run.
      var id = UUID.nameUUIDFromBytes(args.name.getBytes(StandardCharsets.UTF_8));
      return ResourceResult.of(Optional.of(id.toString()), args.inputs);
    }
    if (args.type.equals(STACK_REFERENCE)) {
      return ResourceResult.of(Optional.of(args.id), stackReference(args.id));
    }
    if (!args.type.startsWith("aws:")) {
      return ResourceResult.of(Optional.empty(), Map.of());
    }
    if (surroundings.preview()) {
      return ResourceResult.of(Optional.empty(), args.inputs);
    }
    var type = ResourceTypes.of(args.type);
    var state = new HashMap<>(args.inputs);
    var place = placeOf(args.provider);
    state.putAll(type.outputs(args.inputs, place));
    return ResourceResult.of(Optional.of(type.id(args.inputs, place)), state);
  }

  @Override
  public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
    if (!CALLER_IDENTITY.equals(args.token)) {
      throw new IllegalStateException("no answer is defined for " + args.token);
    }
    var account = placeOf(args.provider).account();
    return CompletableFuture.completedFuture(
        Map.of(
            "accountId", account,
            "arn", "arn:aws:iam::" + account + ":root",
            "id", account,
            "userId", account));
  }

  private Arns placeOf(String provider) {
    var place = places.get(name(provider));
    if (place == null) {
      throw new IllegalStateException("no explicit AWS provider in \"" + provider + "\"");
    }
    return place;
  }

  /** A provider is referred to as {@code urn:pulumi:…::<name>::<id>}. */
  private static String name(String provider) {
    var parts = provider.split("::");
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  private Arns place(String provider, Map<String, Object> inputs) {
    var region = inputs.get("region").toString();
    var allowed = json(inputs, "allowedAccountIds").path(0).asText();
    return Arns.of(region, allowed.isEmpty() ? answer(provider, region) : allowed);
  }

  /** What the account behind a provider answers, in its first Region or in a further one. */
  private String answer(String provider, String region) {
    return surroundings.accountIds().entrySet().stream()
        .filter(
            account ->
                provider.equals(account.getKey())
                    || provider.equals(account.getKey() + "-" + region))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new IllegalStateException("no account is defined for " + provider));
  }

  /** Complex inputs of a provider arrive as JSON text. */
  private static JsonNode json(Map<String, Object> inputs, String key) {
    try {
      return Json.read(inputs.getOrDefault(key, "null").toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("provider input " + key + " is not JSON", e);
    }
  }

  private Map<String, Object> stackReference(String stack) {
    var outputs = surroundings.stackOutputs().getOrDefault(stack, JSON.createObjectNode());
    return Map.of(
        "name", stack,
        "outputs", JSON.convertValue(outputs, new TypeReference<Map<String, Object>>() {}),
        "secretOutputNames", List.of());
  }
}
