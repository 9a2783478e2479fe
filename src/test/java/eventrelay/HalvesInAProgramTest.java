package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Alias;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.Mocks;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two halves in a program that is not the relay's own. */
@Timeout(60)
class HalvesInAProgramTest {
  private static final String BUS =
      "arn:aws:events:eu-west-1:111111111111:event-bus/development-events";

  static Stream<Arguments> halves() {
    return Stream.of(
        Arguments.of(
            "Hub",
            half(
                (name, options) ->
                    new Hub(name, HubArgs.builder().sources("3".repeat(12)).build(), options))),
        Arguments.of(
            "Forwarder",
            half(
                (name, options) ->
                    new Forwarder(
                        name,
                        ForwarderArgs.builder().eventBusArn(BUS).region("eu-west-1").build(),
                        options))));
  }

  private static BiFunction<String, ComponentResourceOptions, Resource> half(
      BiFunction<String, ComponentResourceOptions, Resource> half) {
    return half;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("halves")
  void honourTheOptionsOfAComponent(
      String type, BiFunction<String, ComponentResourceOptions, Resource> half) {
    var engine = asked();
    var transformed = Collections.synchronizedList(new ArrayList<String>());
    ResourceTransformation transformation =
        args -> {
          transformed.add(args.resource().pulumiResourceName());
          return Optional.empty();
        };
    engine.runs(
        ctx -> {
          var account = MockedEngine.account(ctx, "home", "222222222222", "eu-west-1");
          var own =
              new ComponentResource(
                  "acme:index:Platform",
                  "platform",
                  ComponentResourceOptions.builder().provider(account.provider()).build());
          var first =
              new Queue(
                  "first", QueueArgs.Empty, CustomResourceOptions.builder().parent(own).build());
          half.apply(
              "x",
              ComponentResourceOptions.builder()
                  .parent(own)
                  .dependsOn(first)
                  .protect(true)
                  .aliases(Alias.builder().name("y").build())
                  .resourceTransformations(transformation)
                  .build());
        });

    assertThat(engine.declared()).contains("event-relay:index:" + type + " x");
    assertThat(engine.parent("x")).isEqualTo("platform");
    assertThat(engine.dependencies("x")).containsExactly("first");
    assertThat(engine.aliases("x")).containsExactly("y");
    assertThat(engine.options("x").getProtect()).contains(true);
    var children =
        engine.declared().stream()
            .filter(of -> of.startsWith("aws:") && !of.endsWith(" first"))
            .toList();
    assertThat(children).hasSizeGreaterThan(8);
    for (var child : children) {
      var typeAndName = child.split(" ");
      assertThat(engine.provider(typeAndName[0], typeAndName[1])).as(child).isEqualTo("home");
    }
    assertThat(transformed)
        .contains("x")
        .containsAll(children.stream().map(of -> of.split(" ")[1]).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("halves")
  void askTheirProviderForTheAccount(
      String type, BiFunction<String, ComponentResourceOptions, Resource> half) {
    var engine =
        asked()
            .runs(
                ctx ->
                    half.apply(
                        "x",
                        ComponentResourceOptions.builder()
                            .providers(
                                MockedEngine.account(ctx, "home", "222222222222", "eu-west-1")
                                    .provider())
                            .build()));

    var policy =
        engine.declared().stream()
            .filter(of -> of.startsWith("aws:sns/topicPolicy:TopicPolicy"))
            .map(of -> of.split(" ")[1])
            .toList();
    assertThat(policy).hasSize(1);
    assertThat(
            engine.document("aws:sns/topicPolicy:TopicPolicy", policy.get(0), "policy").toString())
        .contains("444444444444");
  }

  /** An engine whose AWS says which account the provider {@code home} leads to. */
  private static MockedEngine asked() {
    var engine = MockedEngine.updating();
    doAnswer(
            call -> {
              Mocks.CallArgs asked = call.getArgument(0);
              assertThat(asked.token).isEqualTo("aws:index/getCallerIdentity:getCallerIdentity");
              assertThat(asked.provider).contains("::home::");
              return CompletableFuture.completedFuture(
                  Map.of("accountId", "444444444444", "arn", "a", "id", "i", "userId", "u"));
            })
        .when(engine.mocks())
        .callAsync(any());
    return engine;
  }
}
