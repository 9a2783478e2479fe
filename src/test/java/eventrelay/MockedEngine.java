package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import eventrelay.account.Account;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import eventrelay.text.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.mockito.ArgumentCaptor;

/**
 * The SDK's public test API with a mock in the engine's place (Pulumi documentation, "Unit testing
 * Pulumi programs"). AWS's answers can be told apart in what is declared from them: they hold the
 * resource's logical name. In a preview they are unknown.
 */
public final class MockedEngine {
  private static final int RUN_FAILED = 32;

  /** The SDK's own logger in tests. */
  private static final Logger LOG = Logger.getLogger("com.pulumi.test.internal.PulumiTestInternal");

  static {
    // What a program has to fail with is in its result, and is no news in the output of the tests.
    LOG.setUseParentHandlers(false);
  }

  private final Mocks mocks = mock(Mocks.class);
  private final boolean preview;
  private final Map<String, ResourceOptions> options = new ConcurrentHashMap<>();
  private List<Mocks.ResourceArgs> declared = List.of();
  private Map<String, Output<?>> exports = Map.of();

  private MockedEngine(boolean preview) {
    this.preview = preview;
    when(mocks.newResourceAsync(any()))
        .thenAnswer(
            call ->
                CompletableFuture.completedFuture(
                    preview ? planned(call.getArgument(0)) : created(call.getArgument(0))));
  }

  /** An engine that creates whatever it is asked for. */
  public static MockedEngine updating() {
    return new MockedEngine(false);
  }

  /** An engine that knows nothing but inputs. */
  public static MockedEngine previewing() {
    return new MockedEngine(true);
  }

  /** The same engine, for an AWS that refuses resources of this type. */
  public MockedEngine refusing(String type) {
    // As the engine says it: one message, which the SDK logs without a stack trace.
    doReturn(CompletableFuture.failedFuture(new RunException("AWS refuses " + type)))
        .when(mocks)
        .newResourceAsync(argThat(args -> args != null && args.type.equals(type)));
    return this;
  }

  /** The mock itself, to have it answer otherwise. */
  public Mocks mocks() {
    return mocks;
  }

  /** The ARN that AWS gives to the resource of this logical name. */
  public static String arn(String name) {
    return "arn:aws:any:::" + name;
  }

  /** The URL that AWS gives to the queue of this logical name. */
  public static String url(String name) {
    return "https://sqs.example/" + name;
  }

  /** An account whose id is known, in one Region, with an explicit provider of the same name. */
  public static Account account(Context ctx, String name, String id, String region) {
    var settings =
        new AccountSettings(
            name,
            Optional.empty(),
            Optional.of(id),
            List.of(region),
            new Credentials.Profile("profile-of-" + name));
    return Account.of(ctx, settings, region);
  }

  /** Runs a program that has to succeed, without a logged error. */
  public MockedEngine runs(Consumer<Context> program) {
    var result = run(program);
    assertThat(result.errors()).as("logged errors").isEmpty();
    assertThat(result.exceptions()).as("exceptions").isEmpty();
    assertThat(result.exitCode()).as("exit code").isZero();
    return this;
  }

  /** Runs a program that has to fail, and gives what is said of it. */
  public String fails(Consumer<Context> program) {
    var result = run(program);
    assertThat(result.exitCode()).as("exit code").isEqualTo(RUN_FAILED);
    assertThat(result.errors()).as("logged errors").isNotEmpty();
    return String.join("\n", result.errors());
  }

  /** Runs a program, and keeps what it declares. */
  public TestResult run(Consumer<Context> program) {
    try {
      var result =
          PulumiTest.withMocks(mocks)
              .withOptions(
                  TestOptions.builder()
                      .organizationName("organization")
                      .projectName("event-relay")
                      .stackName("test")
                      .preview(preview)
                      .resourceTransformations(List.of(this::keepOptions))
                      .build())
              .runTest(program);
      exports = result.outputs();
      return result;
    } finally {
      PulumiTest.cleanup();
      var captor = ArgumentCaptor.forClass(Mocks.ResourceArgs.class);
      verify(mocks, atLeast(0)).newResourceAsync(captor.capture());
      declared = captor.getAllValues();
    }
  }

  /** Type and logical name of each resource that was declared. */
  public List<String> declared() {
    return declared.stream().map(args -> args.type + " " + args.name).toList();
  }

  /** What one resource is to be. */
  public Map<String, Object> inputs(String type, String name) {
    return declared(type, name).inputs;
  }

  /** The one resource of this type and logical name. */
  public Mocks.ResourceArgs declared(String type, String name) {
    var found =
        declared.stream().filter(of -> of.type.equals(type) && of.name.equals(name)).toList();
    assertThat(found).as("%s %s of %s", type, name, declared()).hasSize(1);
    return found.get(0);
  }

  /** An input that is JSON text, such as a policy, as a tree. */
  public JsonNode document(String type, String name, String input) {
    return json(declared(type, name).inputs.get(input).toString());
  }

  /** The logical name of the component that a resource belongs to. */
  public String parent(String name) {
    return options.get(name).getParent().orElseThrow().pulumiResourceName();
  }

  /** The logical name of the provider by which a resource is declared. */
  public String provider(String type, String name) {
    // urn:pulumi:…::<name>::<id>
    var parts = declared(type, name).provider.split("::");
    assertThat(parts).as("the provider of " + name).hasSizeGreaterThan(2);
    return parts[parts.length - 2];
  }

  /** The logical names of what a resource waits for, beside what its inputs come from. */
  public List<String> dependencies(String name) {
    var resources = PulumiTest.extractValue(options.get(name).getDependsOn());
    return resources == null
        ? List.of()
        : resources.stream().map(Resource::pulumiResourceName).toList();
  }

  /** The logical names that a resource had before. */
  public List<String> aliases(String name) {
    return options.get(name).getAliases().stream()
        .map(alias -> PulumiTest.extractValue(alias).getName().map(PulumiTest::extractValue))
        .map(Optional::orElseThrow)
        .toList();
  }

  /** What else was said about a resource. */
  public ResourceOptions options(String name) {
    return options.get(name);
  }

  /** What the program exported under a name; null if that is unknown. */
  public Object export(String name) {
    assertThat(exports).containsKey(name);
    return PulumiTest.extractValue(exports.get(name));
  }

  /** JSON as a tree, so that white space and the order of keys do not matter. */
  public static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private Optional<ResourceTransformation.Result> keepOptions(ResourceTransformation.Args args) {
    options.put(args.resource().pulumiResourceName(), args.options());
    return Optional.empty();
  }

  private static Mocks.ResourceResult planned(Mocks.ResourceArgs args) {
    return Mocks.ResourceResult.of(Optional.empty(), args.inputs);
  }

  private static Mocks.ResourceResult created(Mocks.ResourceArgs args) {
    var state = new HashMap<>(args.inputs);
    state.put("arn", arn(args.name));
    state.put("url", url(args.name));
    return Mocks.ResourceResult.of(Optional.of("id:" + args.name), state);
  }
}
