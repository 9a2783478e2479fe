package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.PUBLISH;
import static eventrelay.rehearsal.function.Script.SWALLOW;
import static eventrelay.rehearsal.function.Script.call;
import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
  private static final Refusal DENIED = new Refusal("AuthorizationError", "not é allowed");
  private static final Refusal NOT_FOUND = new Refusal("NotFound", "Topic does not exist");
  private static final Map<String, Optional<Refusal>> TOPICS =
      Map.of("arn:told", Optional.empty(), "arn:denied", Optional.of(DENIED));

  @TempDir Path folder;

  @Test
  void anAllowedTopicTakesAPublication() {
    var run = run(PUBLISH, call("arn:told", "s", "起動\n😀"));

    assertThat(run)
        .isEqualTo(
            new Returned(
                TextNode.valueOf("c6ae59cd-4100-5d14-850d-f8202b722a98"),
                List.of(),
                List.of(new Publication("arn:told", "s", "起動\n😀"))));
  }

  @Test
  void aRefusalReachesTheHandlerAsAnError() {
    assertRefused(
        run(PUBLISH, call("arn:denied", "s", "m")),
        new Publication("arn:denied", "s", "m", Optional.of(DENIED)),
        "An error occurred (AuthorizationError) when calling the Publish operation: not é allowed");
  }

  @Test
  void aTopicThatNobodyNamedDoesNotExist() {
    var message =
        "An error occurred (NotFound) when calling the Publish operation: Topic does not exist";
    var refused = new Publication("arn:other", "s", "m", Optional.of(NOT_FOUND));

    assertRefused(run(PUBLISH, call("arn:other", "s", "m")), refused, message);
    try (var function = function(PUBLISH)) {
      assertRefused(function.invoke(call("arn:other", "s", "m")), refused, message);
    }
  }

  @Test
  void topicsMayChangeFromOneInvocationToTheNext() {
    var event = call("arn:told", "s", "m");
    try (var function = function(PUBLISH)) {
      assertThat(function.invoke(event, TOPICS)).isInstanceOf(Returned.class);
      assertThat(function.invoke(event, Map.of("arn:told", Optional.of(DENIED))))
          .isInstanceOf(Failed.class);
      assertThat(function.invoke(event, TOPICS)).isInstanceOf(Returned.class);
      assertThat(function.invoke(event, Map.of())).isInstanceOf(Failed.class);
    }
  }

  @Test
  void aRefusalThatTheHandlerSwallowsIsStillReported() {
    var run = run(SWALLOW, call("arn:denied", "s", "m"));

    assertThat(run)
        .isEqualTo(
            new Returned(
                json(
                    """
                    [{"Code": "AuthorizationError", "Message": "not é allowed"}, "Publish",
                     "An error occurred (AuthorizationError) when calling the Publish operation: \
                    not é allowed"]
                    """),
                List.of(),
                List.of(new Publication("arn:denied", "s", "m", Optional.of(DENIED)))));
  }

  @Test
  void publicationsAreInOrderAndOfTheirInvocationOnly() {
    var code =
        """
        import boto3
        sns = boto3.client("sns")
        sns.publish(TopicArn="arn:told", Message="import")
        def handle(event, context):
            return [sns.publish(TopicArn="arn:told", Message=m)["MessageId"] for m in event]
        """;
    try (var function = function(code)) {
      var first = function.invoke(json("[\"b\", \"a\"]"), TOPICS);
      var second = function.invoke(json("[\"c\"]"), TOPICS);

      assertThat(first.publications())
          .extracting(Publication::message)
          .containsExactly("import", "b", "a");
      assertThat(second.publications()).extracting(Publication::message).containsExactly("c");
      assertThat(function.invoke(json("[]"), TOPICS).publications()).isEmpty();
      assertThat(List.of(id(first, 0), id(first, 1), id(second, 0))).doesNotHaveDuplicates();
    }
  }

  @Test
  void theTopicsAreThoseOfTheInvocation() {
    var call = call("arn:told", "s", "m");
    try (var function = function(PUBLISH)) {
      assertThat(function.invoke(call)).isInstanceOf(Failed.class);
      assertThat(function.invoke(call, TOPICS)).isInstanceOf(Returned.class);
      assertThat(function.invoke(call, Map.of("arn:told", Optional.of(DENIED))))
          .isInstanceOf(Failed.class);
      assertThat(function.invoke(call, TOPICS)).isInstanceOf(Returned.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "raise ValueError('no'), ValueError",
    "return {1}, Runtime.MarshalError",
    "import os; os._exit(1), Runtime.ExitError",
    "import time; time.sleep(60), Sandbox.Timedout",
  })
  void whatWasPublishedBeforeAFailureIsReported(String end, String errorType) {
    var code =
        """
        import boto3
        def handle(event, context):
            boto3.client("sns").publish(**event)
            %s
        """
            .formatted(end);
    try (var function = new Script(folder, code).function(Duration.ofSeconds(1))) {
      assertThat(function.invoke(call("arn:told", "s", "m"), TOPICS))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.errorType()).isEqualTo(errorType);
                assertThat(failed.publications())
                    .containsExactly(new Publication("arn:told", "s", "m"));
              });
    }
  }

  @Test
  void severalThreadsMayPublishAtOnce() {
    var code =
        """
        import boto3
        from concurrent.futures import ThreadPoolExecutor
        def handle(event, context):
            def publish(number):
                boto3.client("sns").publish(TopicArn="arn:told", Message=str(number) * 50000)
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(publish, range(10)))
        """;

    assertThat(run(code, NullNode.getInstance()).publications())
        .extracting(Publication::message)
        .hasSize(10)
        .contains("0".repeat(50_000), "9".repeat(50_000));
  }

  private static void assertRefused(Invocation run, Publication refused, String message) {
    assertThat(run)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("ClientError");
              assertThat(failed.message()).isEqualTo(message);
              assertThat(failed.log()).contains("botocore.exceptions.ClientError: " + message);
              assertThat(failed.publications()).containsExactly(refused);
            });
  }

  private static String id(Invocation run, int index) {
    return ((Returned) run).result().get(index).textValue();
  }

  private Invocation run(String code, JsonNode event) {
    try (var function = function(code)) {
      return function.invoke(event, TOPICS);
    }
  }

  private PythonFunction function(String code) {
    return new Script(folder, code).function(Duration.ofSeconds(20));
  }
}
