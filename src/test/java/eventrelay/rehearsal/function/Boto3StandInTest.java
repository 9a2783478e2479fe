package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.PUBLISH;
import static eventrelay.rehearsal.function.Script.SWALLOW;
import static eventrelay.rehearsal.function.Script.call;
import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in for boto3 takes, and what it refuses as SNS or botocore does. */
class Boto3StandInTest {
  private static final Refusal BAD_SUBJECT =
      new Refusal("InvalidParameter", "Invalid parameter: Subject");
  private static final Map<String, Optional<Refusal>> TOPICS = Map.of("arn:told", Optional.empty());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " s", "é", "a\nb", "a\r", "a\n", "a\tb", "\u0000", "a\u007f", "起動"})
  void aSubjectThatSnsRefusesIsRefused(String subject) {
    assertThat(run(SWALLOW, call("arn:told", subject, "m")).publications())
        .containsExactly(new Publication("arn:told", subject, "m", Optional.of(BAD_SUBJECT)));
  }

  @Test
  void aSubjectHasAtMostAHundredCharacters() {
    var longest = "(" + "~".repeat(99);

    assertThat(run(SWALLOW, call("arn:told", longest, "m")).publications())
        .containsExactly(new Publication("arn:told", longest, "m"));
    assertThat(run(SWALLOW, call("arn:told", longest + "~", "m")).publications())
        .containsExactly(new Publication("arn:told", longest + "~", "m", Optional.of(BAD_SUBJECT)));
  }

  @Test
  void aMessageHasSomeBytesAndNotTooMany() {
    var longest = "😀".repeat(65_536);

    assertThat(refusal(call("arn:told", "s", longest))).isEmpty();
    assertThat(refusal(call("arn:told", "s", longest + "x")))
        .contains(new Refusal("InvalidParameter", "Invalid parameter: Message too long"));
    assertThat(refusal(call("arn:told", "s", "")))
        .contains(new Refusal("InvalidParameter", "Invalid parameter: Empty message"));
  }

  @Test
  void aSubjectMayBeMissing() {
    assertThat(run(PUBLISH, json("{\"TopicArn\": \"arn:told\", \"Message\": \"m\"}")))
        .isInstanceOf(Returned.class)
        .extracting(Invocation::publications)
        .isEqualTo(List.of(new Publication("arn:told", "", "m")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"TopicArn\": \"arn:told\"} | ParamValidationError |"
            + " Parameter validation failed: Message is no string",
        "{\"Message\": \"m\"} | ParamValidationError |"
            + " Parameter validation failed: TopicArn is no string",
        "{\"TopicArn\": \"arn:told\", \"Message\": \"m\", \"Subject\": null} |"
            + " ParamValidationError | Parameter validation failed: Subject is no string",
        "{\"TargetArn\": \"arn:told\", \"Message\": \"m\"} | NotImplementedError |"
            + " the rehearsal knows only sns publish, not publish with TargetArn",
      })
  void aCallThatIsNeverSentIsNoPublication(String call, String errorType, String message) {
    assertFailed(run(PUBLISH, json(call)), errorType, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "boto3.client('s3') | boto3.client('s3')",
        "boto3.client('sns').subscribe() | sns subscribe",
        "boto3.resource('sns') | boto3.resource",
        "boto3.Session() | boto3.Session",
      })
  void whateverElseIsAskedOfBoto3Fails(String expression, String named) {
    assertFailed(
        run("import boto3\ndef handle(event, context): " + expression, NullNode.getInstance()),
        "NotImplementedError",
        "the rehearsal knows only sns publish, not " + named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boto3.session", "botocore.session"})
  void noPartOfAnInstalledBoto3IsInReach(String module) throws IOException {
    // The folder of the code stands first on the search path, before what is installed.
    var installed = Files.writeString(folder.resolve("part"), "");
    var code = "import " + module + "\ndef handle(event, context): pass";
    var main = Files.writeString(folder.resolve("main"), code);
    var part = module.replace('.', '/') + ".py";
    var init = module.substring(0, module.indexOf('.')) + "/__init__.py";
    var files = Map.of("code.py", main, part, installed, init, installed);
    try (var function =
        new PythonFunction("relay", "code.handle", Map.of(), files, Duration.ofSeconds(20))) {
      assertThat(function.invoke(NullNode.getInstance(), TOPICS))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.errorType()).isEqualTo("Runtime.ImportModuleError"));
    }
  }

  private Optional<Refusal> refusal(JsonNode call) {
    return run(SWALLOW, call).publications().get(0).refusal();
  }

  private static void assertFailed(Invocation run, String errorType, String message) {
    assertThat(run)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo(errorType);
              assertThat(failed.message()).isEqualTo(message);
              assertThat(failed.publications()).isEmpty();
            });
  }

  private Invocation run(String code, JsonNode event) {
    try (var function = new Script(folder, code).function(Duration.ofSeconds(20))) {
      return function.invoke(event, TOPICS);
    }
  }
}
