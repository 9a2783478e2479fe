package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.LambdaTypes.FUNCTION;
import static eventrelay.rehearsal.types.LambdaTypes.INVOKE_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111111111111:function:f";

  @Test
  void aFunctionHasWhatItSays() {
    var function =
        only(
            """
            {name: 'f', role: 'arn:r', handler: 'm.h', timeout: 7, \
            environment: {variables: {A: 'a', B: 2}}, \
            code: {assets: {'m.py': {path: 'lambda/lambda_function.py'}}}}""");

    assertThat(function.arn()).isEqualTo(ARN);
    assertThat(function.name()).isEqualTo("f");
    assertThat(function.role()).isEqualTo("arn:r");
    assertThat(function.handler()).isEqualTo("m.h");
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(function.environment())
        .isEqualTo(Map.of("A", "a", "B", "2", "AWS_REGION", "eu-west-1"));
    assertThat(function.code()).isEqualTo(Map.of("m.py", Path.of("lambda", "lambda_function.py")));
    assertThat(function.logGroup())
        .isEqualTo("arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/f");
    assertThat(function.policy()).isEmpty();
    assertThat(function.deadLetterQueue()).isEmpty();
    assertThat(function.retries()).isEqualTo(2);
  }

  @Test
  void theLogIsWhereTheFunctionSays() {
    var function = only("{name: 'f', role: 'arn:r', loggingConfig: {logGroup: '/team/f'}}");

    assertThat(function.logGroup())
        .isEqualTo("arn:aws:logs:eu-west-1:111111111111:log-group:/team/f");
    assertThat(only("{name: 'f', role: 'arn:r', loggingConfig: {logFormat: 'JSON'}}").logGroup())
        .endsWith(":log-group:/aws/lambda/f");
  }

  @ParameterizedTest
  @CsvSource({
    "functionName: 'f', 0",
    "functionName: '111111111111:function:f', 0",
    "'functionName: \"f\", qualifier: \"$LATEST\"', 0",
    "'functionName: \"f\", qualifier: \"live\"', 2",
    "functionName: 'f:live', 2",
  })
  void theConfigurationOfAnAliasIsNoneForTheFunction(String properties, int retries) {
    var stack =
        StackFixture.home()
            .add(FUNCTION, "f", "{name: 'f', role: 'arn:r'}")
            .add(INVOKE_CONFIG, "c", "{" + properties + ", maximumRetryAttempts: 0}");

    assertThat(stack.cloud().function(ARN).orElseThrow().retries()).isEqualTo(retries);
  }

  @Test
  void aFunctionHasItsQueueAndItsRetries() {
    var stack =
        StackFixture.home()
            .add(
                FUNCTION, "f", "{name: 'f', role: 'arn:r', deadLetterConfig: {targetArn: 'arn:q'}}")
            .add(INVOKE_CONFIG, "other", "{functionName: 'g', maximumRetryAttempts: 1}")
            .add(INVOKE_CONFIG, "own", "{functionName: 'f', maximumRetryAttempts: 0}");

    var function = stack.cloud().function(ARN).orElseThrow();

    assertThat(function.deadLetterQueue()).contains("arn:q");
    assertThat(function.retries()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{functionName: 'f', maximumRetryAttempts: 1} | 1",
        "{functionName: 'f'} | 2",
        "{functionName: 'arn:aws:lambda:eu-west-1:111111111111:function:f',"
            + " maximumRetryAttempts: 0} | 0",
      })
  void retriesAreThoseOfTheInvokeConfiguration(String properties, int retries) {
    var stack =
        StackFixture.home()
            .add(FUNCTION, "f", "{name: 'f', role: 'arn:r'}")
            .add(INVOKE_CONFIG, "own", properties);

    assertThat(stack.cloud().function(ARN).orElseThrow().retries()).isEqualTo(retries);
  }

  @Test
  void aFunctionHasLambdasDefaults() {
    var function = only("{name: 'f', role: 'arn:r'}");

    assertThat(function.handler()).isEmpty();
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(function.environment()).isEqualTo(Map.of("AWS_REGION", "eu-west-1"));
    assertThat(function.code()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{role: 'r'}|name", "{name: 'f'}|role"})
  void aFunctionNeedsNameAndRole(String properties, String missing) {
    assertThatThrownBy(() -> only(properties))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("::f: " + missing + " is missing");
  }

  private static LambdaFunction only(String properties) {
    return StackFixture.home().add(FUNCTION, "f", properties).cloud().function(ARN).orElseThrow();
  }
}
