package eventrelay.provider;

import com.pulumi.core.internal.Internal;
import com.pulumi.provider.internal.Provider;
import com.pulumi.provider.internal.models.ConstructRequest;
import com.pulumi.provider.internal.models.ConstructResponse;
import com.pulumi.provider.internal.models.GetSchemaRequest;
import com.pulumi.provider.internal.models.GetSchemaResponse;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValueSerializer;
import com.pulumi.resources.Resource;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The package {@code event-relay}: its schema, and how each of its two components is constructed.
 *
 * <p>Not the SDK's own {@code ComponentProvider} of com.pulumi:pulumi 1.36.1, which takes every
 * field of the arguments' class for an input.
 */
final class Halves implements Provider {
  private static final String SCHEMA = "schema.json";

  @Override
  public CompletableFuture<GetSchemaResponse> getSchema(GetSchemaRequest request) {
    return CompletableFuture.completedFuture(new GetSchemaResponse(schema()));
  }

  static String schema() {
    try (var schema = Halves.class.getResourceAsStream(SCHEMA)) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<ConstructResponse> construct(ConstructRequest request) {
    return switch (request.getType()) {
      case Hub.TYPE -> {
        var hub = new Hub(request.getName(), hubArgs(request), request.getOptions());
        yield response(hub, new HubOutputs(hub));
      }
      case Forwarder.TYPE -> {
        var forwarder =
            new Forwarder(request.getName(), forwarderArgs(request), request.getOptions());
        yield response(forwarder, new ForwarderOutputs(forwarder));
      }
      default ->
          throw new IllegalArgumentException(
              "there is no component %s; write %s or %s"
                  .formatted(request.getType(), Hub.TYPE, Forwarder.TYPE));
    };
  }

  private static HubArgs hubArgs(ConstructRequest request) {
    var args = HubArgs.builder();
    var inputs = new Inputs("Hub", request.getInputs());
    inputs.text("bus", args::bus);
    inputs.text("eventPattern", args::eventPattern);
    inputs.outputs("sources", args::sources);
    inputs.text("organization", args::organization);
    inputs.output("accountId", args::accountId);
    inputs.text("region", args::region);
    inputs.names("accountNames", args::accountNames);
    inputs.number("archiveDays", args::archiveDays);
    inputs.number("logRetentionDays", args::logRetentionDays);
    inputs.flag("alarms", args::alarms);
    inputs.flag("protect", args::protect);
    inputs.notify(args::notify);
    return args.build();
  }

  /**
   * A provider cannot be an input ({@code PropertyValue.ResourceReference} of com.pulumi:pulumi
   * 1.36.1 has no getter), so there is one Region, that of the component's own provider.
   */
  private static ForwarderArgs forwarderArgs(ConstructRequest request) {
    var args = ForwarderArgs.builder();
    var inputs = new Inputs("Forwarder", request.getInputs());
    inputs.text("bus", args::bus);
    inputs.output("eventBusArn", args::eventBusArn);
    inputs.output("eventPattern", args::eventPattern);
    inputs.text("region", args::region);
    inputs.output("accountId", args::accountId);
    inputs.flag("alarms", args::alarms);
    inputs.notify(args::notify);
    return args.build();
  }

  private static CompletableFuture<ConstructResponse> response(Resource half, Object outputs) {
    return PropertyValueSerializer.stateFromComponentResourceAsync(outputs)
        .thenCombine(Internal.of(half.urn()).getValueNullable(), Halves::response);
  }

  private static ConstructResponse response(Map<String, PropertyValue> state, String urn) {
    return new ConstructResponse(urn, state, Map.of());
  }
}
