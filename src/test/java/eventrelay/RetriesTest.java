package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often, and for how long, what failed is tried again before it goes to a queue. */
@Timeout(60)
class RetriesTest {
  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = StackVariants.WIDE.declares();
  }

  @Test
  void toInvokeTheFunctionGoOnForADay() {
    assertThat(stack.resource("EventTarget", "management-target").inputs().path("retryPolicy"))
        .isEqualTo(json("{\"maximumEventAgeInSeconds\": 86400, \"maximumRetryAttempts\": 185}"));
  }

  @Test
  void toForwardAreLeftToEventBridge() {
    // AWS refuses a retry policy, and any change of the event, for a target that is a bus.
    assertThat(stack.ofType("EventTarget"))
        .filteredOn(target -> target.input("arn").textValue().contains(":event-bus/"))
        .hasSize(4)
        .allSatisfy(
            target ->
                assertThat(target.inputKeys())
                    .containsExactlyInAnyOrder(
                        "arn", "deadLetterConfig", "eventBusName", "roleArn", "rule", "targetId"));
  }

  @Test
  void ofTheFunctionEndAfterAnHourOrTwoMoreAttempts() {
    assertThat(stack.ofType("FunctionEventInvokeConfig"))
        .singleElement()
        .satisfies(
            config -> {
              // Without a qualifier: it is the unpublished version that the rule invokes.
              assertThat(config.inputs())
                  .isEqualTo(
                      json(
                          """
                          {"functionName": "ManagementTriggeredLambda",
                           "maximumEventAgeInSeconds": 3600, "maximumRetryAttempts": 2}
                          """));
              assertThat(config.inputComesFrom("functionName"))
                  .containsExactly("management-function");
            });
  }
}
