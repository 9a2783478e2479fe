package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.SESSION;
import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static eventrelay.rehearsal.access.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where something that is not known decides, and where it does not. */
class CannotSayTest {
  private static final String LOCAL = "arn:aws:sts::111111111111:assumed-role/r/s";
  private static final String UNKNOWN = "its condition operator BinaryEquals is not known";

  /**
   * The statements of each side: A allows, D denies, a perhaps allows, d perhaps denies, and
   * {@code @} allows the caller's account.
   */
  @ParameterizedTest
  @CsvSource({
    "events, -, a, CANNOT_SAY",
    "events, -, aA, ALLOWED",
    "events, -, Ad, CANNOT_SAY",
    "events, -, d, IMPLICITLY_DENIED",
    "events, -, ad, CANNOT_SAY",
    "events, -, aD, EXPLICITLY_DENIED",
    "events, -, AdD, EXPLICITLY_DENIED",
    "home, a, -, CANNOT_SAY",
    "home, a, A, ALLOWED",
    "home, A, a, ALLOWED",
    "home, a, @, CANNOT_SAY",
    "home, Ad, A, CANNOT_SAY",
    "home, A, Ad, CANNOT_SAY",
    "home, d, -, IMPLICITLY_DENIED",
    "home, aD, a, EXPLICITLY_DENIED",
    "abroad, A, a, CANNOT_SAY",
    "abroad, a, A, CANNOT_SAY",
    "abroad, a, a, CANNOT_SAY",
    "abroad, a, -, IMPLICITLY_DENIED",
    "abroad, -, a, IMPLICITLY_DENIED",
    "abroad, Aa, Aa, ALLOWED",
    "abroad, A, @d, CANNOT_SAY",
    "abroad, -, Ad, IMPLICITLY_DENIED",
    "assume, A, a, CANNOT_SAY",
    "assume, a, @, CANNOT_SAY",
    "assume, a, -, IMPLICITLY_DENIED",
    "assume, a, A, ALLOWED",
  })
  void decidesWhatIsTheSameEitherWay(String who, String identity, String resource, Access access) {
    var caller =
        switch (who) {
          case "events" -> "events.amazonaws.com";
          case "abroad" -> SESSION;
          default -> LOCAL;
        };
    var request =
        who.equals("assume")
            ? request(caller, "sts:AssumeRole", "arn:aws:iam::111111111111:role/target", Map.of())
            : putEvents(caller);
    var account = caller.startsWith("arn") ? caller.split(":")[4] : "";

    var decision =
        AccessEvaluator.decide(
            request,
            side("role policy", identity, "'Resource':'*'", "").stream().toList(),
            side("bus policy", resource, "'Principal':'*'", account));

    assertThat(decision.access()).isEqualTo(access);
    assertThat(decision.undecided()).isEqualTo(access == Access.CANNOT_SAY);
    assertThat(decision.because().contains(UNKNOWN)).isEqualTo(decision.undecided());
  }

  private static Optional<Policy> side(String name, String letters, String what, String account) {
    if (letters.equals("-")) {
      return Optional.empty();
    }
    var statements = new ArrayList<String>();
    for (var letter : letters.toCharArray()) {
      statements.add(
          "{'Effect':'%s','Action':'*',%s%s}"
              .formatted(
                  Character.toUpperCase(letter) == 'D' ? "Deny" : "Allow",
                  letter == '@' ? "'Principal':{'AWS':'" + account + "'}" : what,
                  Character.isLowerCase(letter)
                      ? ",'Condition':{'BinaryEquals':{'k':'QQ=='}}"
                      : ""));
    }
    return Optional.of(policy(name, statements.toArray(String[]::new)));
  }

  @Test
  void namesTheStatementsThatDecideAndWhatWouldSettleThem() {
    var policy =
        policy(
            "bus policy",
            "{'Sid':'Odd','Effect':'Allow','Principal':'*','Action':'*',"
                + "'Condition':{'BinaryEquals':{'k':'QQ=='},'Bool':{'aws:ViaAWSService':'false'}}}",
            "{'Sid':'Other','Effect':'Allow','Principal':'*','Action':'s3:*',"
                + "'Condition':{'BinaryEquals':{'k':'QQ=='}}}",
            "{'Sid':'Not','Effect':'Deny','NotPrincipal':{'AWS':'111111111111'},'Action':'*'}");
    var request =
        new AccessRequest(
            Principal.parse("events.amazonaws.com"),
            "events:PutEvents",
            Samples.BUS,
            "111111111111",
            RequestContext.open().hides("no stack says; ask", "aws:ViaAWSService"));

    var decision = AccessEvaluator.decide(request, List.of(), Optional.of(policy));

    assertThat(decision.because())
        .isEqualTo(
            "statement Odd of bus policy may allow it: its condition operator BinaryEquals is not"
                + " known; use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator;"
                + " its condition Bool on aws:ViaAWSService allows false: no stack says; ask;"
                + " statement Not of bus policy may deny it: its NotPrincipal is not known;"
                + " name the principals, or deny with a condition");
    assertThat(decision.statements())
        .extracting(StatementText::label)
        .containsExactly("statement Odd of bus policy", "statement Not of bus policy");
    assertThat(decision.allowed()).isFalse();
  }

  @Test
  void namesOnlyWhatDeniesIfTheRestAllows() {
    var policy =
        policy(
            "bus policy",
            "{'Effect':'Allow','Principal':'*','Action':'*'}",
            "{'Effect':'Allow','Principal':'*','Action':'*','Purpose':'x'}",
            "{'Effect':'Deny','Principal':'*','Action':'*','Purpose':'x'}");

    assertThat(
            AccessEvaluator.decide(
                    putEvents("events.amazonaws.com"), List.of(), Optional.of(policy))
                .because())
        .startsWith("statement 3 of bus policy may deny it: its key Purpose is not known;")
        .doesNotContain("statement 2");
  }

  @Test
  void namesThreeStatementsAtMost() {
    var odd = "{'Effect':'Allow','Principal':'*','Action':'*','Purpose':'x'}";

    var decision =
        AccessEvaluator.decide(
            putEvents("events.amazonaws.com"),
            List.of(),
            Optional.of(policy("p", odd, odd, odd, odd)));

    assertThat(decision.because()).contains("statement 3 of p").doesNotContain("statement 4 of p");
    assertThat(decision.statements()).hasSize(3);
  }

  @Test
  void aPolicyThatIsNotAtHandDecidesOnlyWhereItCould() {
    var allow = policy("known", "{'Effect':'Allow','Action':'*','Resource':'*'}");
    var deny = policy("known", "{'Effect':'Deny','Action':'*','Resource':'*'}");
    var either = Policy.unknown("X", "it is gone; bring it", Effect.ALLOW, Effect.DENY);
    var grant = Policy.unknown("X", "it is gone; bring it", Effect.ALLOW);

    assertThat(decide(allow, either).because()).isEqualTo("X may deny it: it is gone; bring it");
    assertThat(decide(allow, either).statements()).isEmpty();
    assertThat(decide(allow, grant).access()).isEqualTo(Access.ALLOWED);
    assertThat(decide(deny, either).access()).isEqualTo(Access.EXPLICITLY_DENIED);
    assertThat(decide(grant).access()).isEqualTo(Access.CANNOT_SAY);
  }

  private static Decision decide(Policy... policies) {
    return AccessEvaluator.decide(putEvents(LOCAL), List.of(policies), Optional.empty());
  }
}
