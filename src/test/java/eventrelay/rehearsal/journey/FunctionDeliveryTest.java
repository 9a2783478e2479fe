package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FunctionDeliveryTest {
  private static final String ROLE = "role: 'arn:aws:iam::111111111111:role/%s', timeout: 20";
  private static final String CODE = ", code: {path: 'lambda'}";
  private static final String LOG_GROUP =
      "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/f";

  @Test
  void aHandlerThatFailsThreeTimesLosesTheEventWithoutAQueue() {
    var journey = send("r", ", handler: 'lambda_function._as_json'" + CODE);

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.FAILED)
        .hasSize(3)
        .allMatch(hop -> hop.at().equals(functionArn("f")))
        .first()
        .extracting(Hop::because)
        .asString()
        .startsWith("function f failed at attempt 1 of 3: TypeError: _as_json() takes 1");
    assertThat(journey.hops())
        .last()
        .isEqualTo(
            new Hop(
                new AccountRegion(OpenWiring.HOME, "eu-west-1"),
                functionArn("f"),
                Verdict.MISSING,
                "function f has no dead-letter queue"));
    var run = journey.function().orElseThrow();
    assertThat(run.name()).isEqualTo("f");
    assertThat(run.result().isNull()).isTrue();
  }

  @Test
  void aFunctionWhoseCodeIsNotAtHandIsInvokedAndNotRun() {
    var journey = send("r", ", handler: 'm.h', code: {path: 'nowhere'}");

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.hops())
        .contains(
            new Hop(
                new AccountRegion(OpenWiring.HOME, "eu-west-1"),
                functionArn("f"),
                Verdict.ALLOWED,
                "function f is invoked; its code is not at hand, so nothing was run"));
    assertThat(journey.function().orElseThrow())
        .satisfies(
            run -> {
              assertThat(run.name()).isEqualTo("f");
              assertThat(run.result().isNull()).isTrue();
              assertThat(run.log()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CreateLogStream, logs:CreateLogStream by role quiet is refused: statement 2",
    "PutLogEvents, logs:PutLogEvents by role quiet is refused: statement 2",
  })
  void aLogThatMayNotBeWrittenIsALossWhetherTheCodeIsAtHandOrNot(String action, String words) {
    for (var code : new String[] {CODE, ""}) {
      var journey =
          wiring("quiet", code)
              .add(IamTypes.ROLE, "q", "name: 'quiet', assumeRolePolicy: " + trust())
              .add(IamTypes.ROLE_POLICY, "q", "role: 'quiet', policy: " + but(action))
              .send("x: 1");

      assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
      var last = journey.hops().get(journey.hops().size() - 1);
      assertThat(last.at()).isEqualTo(LOG_GROUP);
      assertThat(last.verdict()).isEqualTo(Verdict.DENIED);
      assertThat(last.because()).startsWith(words);
    }
  }

  @ParameterizedTest
  @CsvSource({"r, DELIVERED", "quiet, LOST"})
  void aFunctionMakesItsOwnLogGroupIfItMay(String role, Outcome outcome) {
    var journey =
        wiring(role, CODE, false)
            .add(IamTypes.ROLE, "q", "name: 'quiet', assumeRolePolicy: " + trust())
            .add(IamTypes.ROLE_POLICY, "q", "role: 'quiet', policy: " + but("CreateLogGroup"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    var last = journey.hops().get(journey.hops().size() - 1);
    assertThat(last.at()).isEqualTo(LOG_GROUP);
    if (outcome == Outcome.LOST) {
      assertThat(last.verdict()).isEqualTo(Verdict.MISSING);
      assertThat(last.because())
          .startsWith("no stack has the log group of function f, and role quiet may not create it")
          .endsWith(" denies it");
    }
  }

  @Test
  void aRoleThatNoStackHasRunsNothing() {
    var journey = send("other", CODE);

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.function()).isEmpty();
    assertThat(journey.hops())
        .last()
        .isEqualTo(
            new Hop(
                new AccountRegion(OpenWiring.HOME, "eu-west-1"),
                "arn:aws:iam::111111111111:role/other",
                Verdict.MISSING,
                "function f names a role that no stack has, and no queue can hold what Lambda"
                    + " cannot send: arn:aws:iam::111111111111:role/other"));
  }

  @Test
  void aRoleThatLambdaMayNotAssumeRunsNothing() {
    var journey =
        wiring("closed", CODE)
            .add(
                IamTypes.ROLE,
                "c",
                "name: 'closed', assumeRolePolicy: " + trust().replace("Allow", "Deny"))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.function()).isEmpty();
    assertThat(journey.hops())
        .last()
        .satisfies(
            hop -> {
              assertThat(hop.at()).isEqualTo("arn:aws:iam::111111111111:role/closed");
              assertThat(hop.verdict()).isEqualTo(Verdict.DENIED);
              assertThat(hop.because())
                  .startsWith(
                      "sts:AssumeRole by Lambda for function f on role closed is refused, and no queue can hold"
                          + " what Lambda cannot send: ");
            });
  }

  private static Journey send(String role, String function) {
    return wiring(role, function).send("x: 1");
  }

  private static OpenWiring wiring(String role, String function) {
    return wiring(role, function, true);
  }

  private static OpenWiring wiring(String role, String function, boolean logGroup) {
    var handler = function.contains("handler") ? "" : ", handler: 'lambda_function.lambda_handler'";
    var wiring = new OpenWiring().rule("default", "rule", 1, functionArn("f"));
    var properties = ROLE.formatted(role) + handler + function;
    if (logGroup) {
      return wiring.function("f", properties);
    }
    return wiring
        .add(LambdaTypes.FUNCTION, "f", "name: 'f', " + properties)
        .add(
            LambdaTypes.PERMISSION,
            "f",
            "function: 'f', action: 'lambda:InvokeFunction', principal: '*'");
  }

  private static String trust() {
    return "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}]}'";
  }

  private static String but(String action) {
    return ("'{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Action\":\"logs:%s\",\"Resource\":\"*\"}]}'")
        .formatted(action);
  }
}
