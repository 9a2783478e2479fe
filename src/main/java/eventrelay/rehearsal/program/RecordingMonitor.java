package eventrelay.rehearsal.program;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import com.pulumi.Log;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.internal.MockMonitor;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** The SDK's mock engine, writing down what the program asks of it. */
final class RecordingMonitor extends MockMonitor {
  private final Map<String, ResourceState> states = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> componentOutputs = new ConcurrentHashMap<>();
  private final Map<String, String> formerNames = new ConcurrentHashMap<>();

  RecordingMonitor(Mocks mocks, Log log) {
    super(mocks, log);
  }

  /** What was declared, each resource after those it depends on. */
  Deployment deployment(String stack) {
    var formerUrns = new FormerUrns(states, formerNames);
    var complete =
        states.values().stream()
            .map(state -> state.withAliases(formerUrns.of(state)))
            .map(
                state ->
                    componentOutputs.containsKey(state.urn())
                        ? state.withOutputs(componentOutputs.get(state.urn()))
                        : state)
            .toList();
    return new Deployment(stack, RegistrationOrder.of(complete));
  }

  @Override
  public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
      Resource resource, RegisterResourceRequest request) {
    return super.registerResourceAsync(resource, request)
        .thenApply(
            response -> {
              record(request, response);
              return response;
            });
  }

  @Override
  public CompletableFuture<ReadResourceResponse> readResourceAsync(
      Resource resource, ReadResourceRequest request) {
    return super.readResourceAsync(resource, request)
        .thenApply(
            response -> {
              record(request, response);
              return response;
            });
  }

  @Override
  public CompletableFuture<Void> registerResourceOutputsAsync(
      RegisterResourceOutputsRequest request) {
    componentOutputs.put(urn(request.getUrn()), StructJson.of(request.getOutputs()));
    return super.registerResourceOutputsAsync(request);
  }

  private void record(RegisterResourceRequest request, RegisterResourceResponse response) {
    var inputs = new TreeMap<String, List<String>>();
    request
        .getPropertyDependenciesMap()
        .forEach((key, from) -> inputs.put(key, urns(from.getUrnsList())));
    inputs.values().removeIf(List::isEmpty);
    request.getAliasesList().stream()
        .map(alias -> alias.getSpec().getName())
        .forEach(name -> formerNames.put(urn(response.getUrn()), name));
    add(
        new ResourceState(
                urn(response.getUrn()),
                request.getType(),
                request.getCustom(),
                response.getId(),
                StructJson.of(request.getObject()),
                outputs(request.getCustom(), response.getObject()),
                urn(request.getParent()),
                urn(request.getProvider()),
                urns(request.getDependenciesList()),
                inputs)
            .withProtect(request.getProtect()));
  }

  private void record(ReadResourceRequest request, ReadResourceResponse response) {
    add(
        new ResourceState(
            urn(response.getUrn()),
            request.getType(),
            true,
            request.getId(),
            StructJson.of(request.getProperties()),
            StructJson.of(response.getProperties()),
            urn(request.getParent()),
            urn(request.getProvider()),
            urns(request.getDependenciesList()),
            Map.of()));
  }

  private void add(ResourceState state) {
    if (states.put(state.urn(), state) != null) {
      throw new IllegalStateException("two resources have the URN " + state.urn());
    }
  }

  private static ObjectNode outputs(boolean custom, Struct state) {
    return custom ? StructJson.of(state) : JsonNodeFactory.instance.objectNode();
  }

  /** Unlike the engine, the SDK's mock names the stack as a parent's type. */
  private static String urn(String mockUrn) {
    return mockUrn.replace("::" + Deployment.STACK_TYPE + "$", "::");
  }

  private static List<String> urns(Collection<String> mockUrns) {
    return mockUrns.stream().map(RecordingMonitor::urn).sorted().toList();
  }
}
