package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the function's log is kept. */
@Timeout(60)
class LogRetentionTest {
  private static final StackRun STACK = StackRun.shipped("mgmt");

  @ParameterizedTest
  @ValueSource(ints = {1, 365, 3653})
  void isAsLongAsTheStackFileSays(int days) {
    assertThat(STACK.with("logRetentionDays: " + days).declares().ofType("LogGroup"))
        .singleElement()
        .satisfies(
            group ->
                assertThat(group.inputs())
                    .isEqualTo(
                        json(
                            """
                            {"name": "/aws/lambda/ManagementTriggeredLambda",
                             "retentionInDays": %d}
                            """
                                .formatted(days))));
  }

  @Test
  void isThatOfTheGroupWhichLambdaWritesTo() {
    var stack = STACK.with("bus: relay.two").declares();
    assertThat(
            stack.resource("LogGroup", "management-function-log-group").input("name").textValue())
        .isEqualTo("/aws/lambda/" + stack.exports().path("functionName").textValue())
        .isEqualTo(stack.exports().path("logGroupName").textValue());
  }
}
