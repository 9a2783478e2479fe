package eventrelay.rehearsal.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.Resource;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.MockMonitor;
import com.pulumi.test.internal.PulumiTestInternal;
import eventrelay.App;
import eventrelay.StackRun;
import eventrelay.settings.StackConfig;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/**
 * An account under a new name, as the engine would recognise it: by the aliases that the program
 * sends, and by those that it hands down from a component to the children whose names start with
 * the component's (Pulumi documentation, "Resource option: aliases").
 */
@Timeout(60)
class RenamedAccountTest {
  private static final String STACK =
      """
      deploy: %s
      management: {id: "111111111111", region: ap-northeast-1, profile: management}
      notify: {emails: [a@example.com]}
      development:
        - {name: team-b, id: "333333333333", regions: [us-west-2], profile: team-b}
        - {%s, regions: [ap-northeast-1, us-west-2], profile: its-profile}
      """;
  private static final String ID = ", id: \"222222222222\"";

  @ParameterizedTest
  @ValueSource(strings = {"both", "development", "management"})
  void isTheSameAccountToTheEngine(String deploy) {
    var before = sent(deploy, "name: team-a" + ID);
    var after = sent(deploy, "name: payments, formerly: team-a" + ID);

    assertThat(after.keySet().stream().map(urn -> formerUrn(urn, after)))
        .containsExactlyInAnyOrderElementsOf(before.keySet());
    assertThat(after.keySet()).noneMatch(urn -> urn.contains("team-a"));
  }

  @Test
  void isTheSameAccountIfItsProviderIsThereOnlyToAskForItsId() {
    var before = sent("management", "name: team-a");
    var after = sent("management", "name: payments, formerly: team-a");

    assertThat(before.keySet()).anyMatch(urn -> urn.endsWith("aws::team-a"));
    assertThat(after.keySet().stream().map(urn -> formerUrn(urn, after)))
        .containsExactlyInAnyOrderElementsOf(before.keySet());
  }

  @Test
  void isAnotherAccountIfItsOldNameIsNotSaid() {
    var before = sent("both", "name: team-a" + ID);
    var after = sent("both", "name: payments" + ID);

    assertThat(after.values()).allSatisfy(sent -> assertThat(sent.getAliasesList()).isEmpty());
    assertThat(after.keySet().stream().map(urn -> formerUrn(urn, after)))
        .noneMatch(urn -> urn.contains("team-a"));
    assertThat(before.keySet()).anyMatch(urn -> urn.contains("team-a"));
  }

  @Test
  void changesNoInputButTheNameThatPeopleAreTold() {
    var before = sent("both", "name: team-a" + ID);
    var after = sent("both", "name: payments, formerly: team-a" + ID);

    after.forEach(
        (urn, request) -> {
          var then = before.get(formerUrn(urn, after));
          UnaryOperator<String> now = text -> text;
          // The function's ACCOUNT_NAMES.
          if (request.getName().equals("management-function")) {
            now = text -> text.replace("payments", "team-a");
          }
          assertThat(now.apply(inputs(request))).as(urn).isEqualTo(inputs(then));
          assertThat(wiring(request, name -> name.replace("payments", "team-a")))
              .as(urn)
              .isEqualTo(wiring(then, name -> name));
        });
  }

  private static String inputs(RegisterResourceRequest request) {
    return StructJson.of(request.getObject()).toString();
  }

  /** Its parent, its provider without the id that is made from the name, and what it waits for. */
  private static String wiring(RegisterResourceRequest request, UnaryOperator<String> naming) {
    var waitsFor = new TreeSet<String>();
    request.getDependenciesList().forEach(urn -> waitsFor.add(naming.apply(urn)));
    var provider = request.getProvider();
    var end = provider.lastIndexOf("::");
    return naming.apply(request.getParent() + " " + provider.substring(0, Math.max(0, end)))
        + waitsFor;
  }

  /** The engine's own rule. */
  private static String formerUrn(String urn, Map<String, RegisterResourceRequest> sent) {
    var request = sent.get(urn);
    var nameless = urn.substring(0, urn.lastIndexOf("::") + 2);
    if (request.getAliasesCount() > 0) {
      var spec = request.getAliases(0).getSpec();
      assertThat(spec.getType() + spec.getStack() + spec.getProject() + spec.getParentUrn())
          .as("nothing but the name is another")
          .isEmpty();
      assertThat(spec.getNoParent()).isFalse();
      return nameless + spec.getName();
    }
    if (!sent.containsKey(request.getParent())) {
      return urn;
    }
    var parent = sent.get(request.getParent()).getName();
    var former = formerUrn(request.getParent(), sent);
    return nameless
        + (request.getName().startsWith(parent)
            ? former.substring(former.lastIndexOf("::") + 2)
                + request.getName().substring(parent.length())
            : request.getName());
  }

  /** What the program asks of the engine, by URN. */
  private static Map<String, RegisterResourceRequest> sent(String deploy, String account) {
    var stack =
        StackRun.of("all", STACK.formatted(deploy, account))
            .account("team-a", "222222222222")
            .account("payments", "222222222222")
            .hub("arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events", "{}");
    var sent = new ConcurrentHashMap<String, RegisterResourceRequest>();
    try {
      var result =
          PulumiTestInternal.builder()
              .options(TestOptions.builder().projectName("event-relay").stackName("all").build())
              .config(stack.config())
              .monitorDecorator(plain -> recording(stack, sent))
              .build()
              .runTest(ctx -> App.stack(ctx, StackConfig.of(ctx, stack.config().keySet())));
      assertThat(result.exceptions()).isEmpty();
      assertThat(result.exitCode()).isZero();
    } finally {
      PulumiTestInternal.cleanup();
    }
    return sent;
  }

  private static MockMonitor recording(StackRun stack, Map<String, RegisterResourceRequest> sent) {
    var mocks =
        new AwsMocks(
            new MockEnvironment(stack.accountIds(), stack.stackOutputs(), stack.preview()));
    return new MockMonitor(mocks, PulumiTestInternal.mockLog()) {
      @Override
      public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
          Resource resource, RegisterResourceRequest request) {
        return super.registerResourceAsync(resource, request)
            .thenApply(
                response -> {
                  sent.put(response.getUrn(), request);
                  return response;
                });
      }
    };
  }
}
