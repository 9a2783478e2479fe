package eventrelay.engine.provider;

import com.google.protobuf.Empty;
import eventrelay.names.Arns;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.ResourceTypes;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * Pulumi's provider protocol over {@link AwsAccounts}: one instance for each explicit provider of a
 * program (pulumi/proto/provider.proto).
 */
final class AwsProvider extends ResourceProviderImplBase {
  private static final String CALLER_IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity";

  private final AwsAccounts accounts;
  private volatile Arns place;

  AwsProvider(AwsAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
    answer(answer, () -> PluginInfo.newBuilder().setVersion(AwsPackage.version()).build());
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> answer) {
    // Programs in YAML look up what a provider takes.
    var schema =
        """
        {"name": "aws", "version": "%s", "provider": {"inputProperties": {
          "region": {"type": "string"},
          "profile": {"type": "string"},
          "allowedAccountIds": {"type": "array", "items": {"type": "string"}}}}}"""
            .formatted(AwsPackage.version());
    answer(answer, () -> GetSchemaResponse.newBuilder().setSchema(schema).build());
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> answer) {
    answer(
        answer,
        () -> {
          // Which plugin to start is the engine's own.
          var own = request.toBuilder();
          own.getNewsBuilder().removeFields("version");
          var response = checked(ArgumentTypes.ofProvider(), own.build());
          return response.toBuilder().setInputs(request.getNews()).build();
        });
  }

  /** Another Region needs another provider; what else is configured can change. */
  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> answer) {
    answer(
        answer,
        () -> {
          var before = Wire.read(request.getOldInputs());
          var after = Wire.read(request.getNews());
          var changed = !before.equals(after);
          var response =
              DiffResponse.newBuilder()
                  .setChanges(changed ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
          ResourceTypes.replacing(AwsPackage.PROVIDER).stream()
              .filter(input -> !Objects.equals(before.get(input), after.get(input)))
              .forEach(response::addReplaces);
          return response.build();
        });
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> answer) {
    answer(
        answer,
        () -> {
          place = SignIn.of(accounts, Wire.read(request.getArgs()));
          return ConfigureResponse.newBuilder().setSupportsPreview(true).build();
        });
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> answer) {
    answer(answer, () -> checked(ArgumentTypes.of(type(request.getUrn())), request));
  }

  private static CheckResponse checked(ArgumentTypes types, CheckRequest request) {
    return CheckResponse.newBuilder()
        .setInputs(request.getNews())
        .addAllFailures(types.check(Wire.read(request.getNews())))
        .build();
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> answer) {
    answer(
        answer,
        () -> {
          var type = type(request.getUrn());
          var after = Wire.read(request.getNews());
          var changes = new PropertyChanges(type, Wire.read(request.getOldInputs()), after);
          return changes.response(
              changes.replace() && ResourceTypes.of(type).id(after, place).equals(request.getId()));
        });
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> answer) {
    answer(
        answer,
        () -> {
          var type = type(request.getUrn());
          var inputs = Wire.read(request.getProperties());
          if (request.getPreview()) {
            var outputs = new HashMap<>(inputs);
            computed(type, inputs).keySet().forEach(key -> outputs.put(key, Wire.UNKNOWN));
            return CreateResponse.newBuilder().setProperties(Wire.write(outputs)).build();
          }
          accounts.pass(Call.CREATE + " " + type);
          var made = accounts.create(place, type, inputs);
          return CreateResponse.newBuilder()
              .setId(made.id())
              .setProperties(Wire.write(made.outputs()))
              .build();
        });
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> answer) {
    answer(
        answer,
        () -> {
          var type = type(request.getUrn());
          var inputs = Wire.read(request.getNews());
          if (request.getPreview()) {
            var outputs = new HashMap<>(inputs);
            var before = Wire.read(request.getOlds());
            computed(type, inputs).keySet().forEach(key -> outputs.put(key, before.get(key)));
            return UpdateResponse.newBuilder().setProperties(Wire.write(outputs)).build();
          }
          accounts.pass(Call.UPDATE + " " + type + " " + request.getId());
          var made = accounts.update(place, type, request.getId(), inputs);
          return UpdateResponse.newBuilder().setProperties(Wire.write(made.outputs())).build();
        });
  }

  private Map<String, Object> computed(String type, Map<String, Object> inputs) {
    return ResourceTypes.of(type).outputs(inputs, place);
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> answer) {
    answer(
        answer,
        () -> {
          var type = type(request.getUrn());
          var known = Wire.read(request.getProperties());
          var thing =
              known.isEmpty()
                  ? accounts.imported(place, type, request.getId()).map(Held::withoutCode)
                  : accounts.read(place, type, request.getId(), known);
          return thing.map(AwsProvider::found).orElseGet(ReadResponse::getDefaultInstance);
        });
  }

  private static ReadResponse found(Held thing) {
    return ReadResponse.newBuilder()
        .setId(thing.id())
        .setInputs(Wire.write(thing.inputs()))
        .setProperties(Wire.write(thing.outputs()))
        .build();
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> answer) {
    answer(
        answer,
        () -> {
          var known = Wire.read(request.getProperties());
          accounts.delete(place, type(request.getUrn()), request.getId(), known);
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> answer) {
    answer(
        answer,
        () -> {
          if (!request.getTok().equals(CALLER_IDENTITY)) {
            throw new IllegalStateException("no answer is defined for " + request.getTok());
          }
          accounts.invoke(request.getTok());
          var account = place.account();
          var identity =
              Wire.write(
                  Map.of(
                      "accountId", account,
                      "arn", place.root(),
                      "id", account,
                      "userId", account));
          return InvokeResponse.newBuilder().setReturn(identity).build();
        });
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> answer) {
    answer(answer, Empty::getDefaultInstance);
  }

  /** The type of {@code urn:pulumi:stack::project::parent$type::name}. */
  private static String type(String urn) {
    var types = urn.split("::")[2];
    return types.substring(types.lastIndexOf('$') + 1);
  }

  private static <T> void answer(StreamObserver<T> to, Supplier<T> answer) {
    try {
      to.onNext(answer.get());
      to.onCompleted();
    } catch (AwsRefusal e) {
      to.onError(Status.UNKNOWN.withDescription(e.getMessage()).asException());
    } catch (RuntimeException e) {
      to.onError(Status.INTERNAL.withDescription("the test provider failed: " + e).asException());
    }
  }
}
