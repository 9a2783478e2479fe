package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.SESSION;
import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static eventrelay.rehearsal.access.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the two sides make one decision. */
class AccessEvaluatorTest {
  private static final Pattern LABEL = Pattern.compile("statement . of (role|bus) policy");
  private static final String LOCAL = "arn:aws:sts::111111111111:assumed-role/r/s";
  private static final String TARGET = "arn:aws:iam::111111111111:role/target";
  private static final String NONE_OF_ROLE =
      "statement I of role policy does not apply: its action is s3:*, the request is ";
  private static final String NONE_OF_BUS =
      "statement R of bus policy does not apply: its principal is sns.amazonaws.com, the caller is ";

  /** The identity's side allows, denies, is silent or missing; the resource's delegates as well. */
  @ParameterizedTest
  @CsvSource({
    "events, missing, allows, ALLOWED, {R} allows it",
    "events, missing, missing, IMPLICITLY_DENIED, no resource policy",
    "events, missing, silent, IMPLICITLY_DENIED, {none of bus}events.amazonaws.com",
    "events, missing, denies, EXPLICITLY_DENIED, {R} denies it",
    "events, allows, silent, IMPLICITLY_DENIED, {none of bus}events.amazonaws.com",
    "abroad, allows, allows, ALLOWED, {I} and {R} allow it",
    "abroad, allows, delegates, ALLOWED, {I} and {R} allow it",
    "abroad, allows, missing, IMPLICITLY_DENIED, no resource policy",
    "abroad, allows, silent, IMPLICITLY_DENIED, {none of bus}{caller}",
    "abroad, missing, allows, IMPLICITLY_DENIED, no identity policy",
    "abroad, silent, allows, IMPLICITLY_DENIED, {none of role}",
    "abroad, silent, delegates, IMPLICITLY_DENIED, {none of role}",
    "abroad, silent, silent, IMPLICITLY_DENIED, {none of role}; {none of bus}{caller}",
    "abroad, missing, missing, IMPLICITLY_DENIED, no identity policy; no resource policy",
    "abroad, denies, allows, EXPLICITLY_DENIED, {I} denies it",
    "abroad, allows, denies, EXPLICITLY_DENIED, {R} denies it",
    "abroad, denies, denies, EXPLICITLY_DENIED, {I} denies it",
    "home, allows, missing, ALLOWED, {I} allows it",
    "home, allows, silent, ALLOWED, {I} allows it",
    "home, allows, delegates, ALLOWED, {I} allows it",
    "home, missing, allows, ALLOWED, {R} allows it",
    "home, allows, allows, ALLOWED, {R} allows it",
    "home, silent, allows, ALLOWED, {R} allows it",
    "home, missing, delegates, IMPLICITLY_DENIED, {R}{left}no identity policy",
    "home, silent, delegates, IMPLICITLY_DENIED, {R}{left}{none of role}",
    "home, silent, silent, IMPLICITLY_DENIED, {none of role}; {none of bus}{caller}",
    "home, missing, missing, IMPLICITLY_DENIED, no identity policy; no resource policy",
    "home, allows, denies, EXPLICITLY_DENIED, {R} denies it",
    "home, denies, allows, EXPLICITLY_DENIED, {I} denies it",
    "assume, allows, allows, ALLOWED, {R} allows it",
    "assume, missing, allows, ALLOWED, {R} allows it",
    "assume, allows, delegates, ALLOWED, {I} and {R} allow it",
    "assume, missing, delegates, IMPLICITLY_DENIED, {R}{left}no identity policy",
    "assume, allows, silent, IMPLICITLY_DENIED, {none of bus}{caller}",
    "assume, allows, missing, IMPLICITLY_DENIED, no resource policy",
    "assume, missing, silent, IMPLICITLY_DENIED, no identity policy; {none of bus}{caller}",
  })
  void decides(String who, String identity, String resource, Access access, String because) {
    var caller =
        switch (who) {
          case "events" -> "events.amazonaws.com";
          case "abroad" -> SESSION;
          default -> LOCAL;
        };
    var request =
        who.equals("assume")
            ? request(caller, "STS:AssumeRole", TARGET, Map.of())
            : putEvents(caller);

    var decision = AccessEvaluator.decide(request, identity(identity), resource(resource, caller));

    assertThat(decision.access()).isEqualTo(access);
    assertThat(decision.because())
        .isEqualTo(
            because
                .replace("{none of role}", NONE_OF_ROLE + request.action())
                .replace("{none of bus}", NONE_OF_BUS)
                .replace("{left}", " leaves it to the account's identity policies: ")
                .replace("{I}", "statement I of role policy")
                .replace("{R}", "statement R of bus policy")
                .replace("{caller}", caller));
    assertThat(decision.statements())
        .extracting(StatementText::label)
        .containsExactlyElementsOf(
            LABEL.matcher(decision.because()).results().map(MatchResult::group).toList());
    assertThat(decision.allowed()).isEqualTo(access == Access.ALLOWED);
  }

  private static List<Policy> identity(String side) {
    var statement = "{'Sid':'I','Effect':'%s','Action':'%s','Resource':'*'}";
    return switch (side) {
      case "allows" -> List.of(policy("role policy", statement.formatted("Allow", "*")));
      case "denies" -> List.of(policy("role policy", statement.formatted("Deny", "*")));
      case "silent" -> List.of(policy("role policy", statement.formatted("Allow", "s3:*")));
      default -> List.of();
    };
  }

  private static Optional<Policy> resource(String side, String caller) {
    var statement = "{'Sid':'R','Effect':'%s','Principal':%s,'Action':'*'}";
    var account = caller.startsWith("arn") ? caller.split(":")[4] : "";
    return switch (side) {
      case "allows" -> Optional.of(policy("bus policy", statement.formatted("Allow", "'*'")));
      case "denies" -> Optional.of(policy("bus policy", statement.formatted("Deny", "'*'")));
      case "delegates" ->
          Optional.of(
              policy("bus policy", statement.formatted("Allow", "{'AWS':'" + account + "'}")));
      case "silent" ->
          Optional.of(
              policy(
                  "bus policy", statement.formatted("Allow", "{'Service':'sns.amazonaws.com'}")));
      default -> Optional.empty();
    };
  }

  @Test
  void aStatementThatNamesTheCallerOutweighsOneThatNamesItsAccount() {
    var policy =
        policy(
            "bus policy",
            "{'Sid':'Account','Effect':'Allow','Principal':{'AWS':'111111111111'},'Action':'*'}",
            "{'Sid':'First','Effect':'Allow','Principal':{'AWS':'" + LOCAL + "'},'Action':'*'}",
            "{'Sid':'Second','Effect':'Allow','Principal':'*','Action':'*'}");

    assertThat(AccessEvaluator.decide(putEvents(LOCAL), List.of(), Optional.of(policy)).because())
        .isEqualTo("statement First of bus policy allows it");
  }

  @Test
  void theFirstStatementThatNamesTheAccountIsTheOneNamed() {
    var policy =
        policy(
            "bus policy",
            "{'Sid':'First','Effect':'Allow','Principal':{'AWS':'111111111111'},'Action':'*'}",
            "{'Sid':'Second','Effect':'Allow','Principal':{'AWS':'111111111111'},'Action':'*'}");

    assertThat(AccessEvaluator.decide(putEvents(LOCAL), List.of(), Optional.of(policy)).because())
        .startsWith("statement First of bus policy leaves it");
  }

  @Test
  void aDenyThatNamesTheAccountDeniesAfterAnAllow() {
    var policy =
        policy(
            "bus policy",
            "{'Effect':'Allow','Principal':'*','Action':'*'}",
            "{'Effect':'Deny','Principal':{'AWS':'111111111111'},'Action':'*'}");

    assertThat(AccessEvaluator.decide(putEvents(LOCAL), List.of(), Optional.of(policy)))
        .isEqualTo(
            new Decision(
                Access.EXPLICITLY_DENIED,
                "statement 2 of bus policy denies it",
                List.of(
                    new StatementText(
                        "statement 2 of bus policy",
                        "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"111111111111\"},"
                            + "\"Action\":\"*\"}"))));
  }

  @Test
  void everyIdentityPolicyIsAsked() {
    var first = policy("first", "{'Effect':'Allow','Action':'s3:*','Resource':'*'}");
    var second = policy("second", "{'Effect':'Allow','Action':'*','Resource':'*'}");

    assertThat(
            AccessEvaluator.decide(putEvents(LOCAL), List.of(first, second), Optional.empty())
                .because())
        .isEqualTo("statement 1 of second allows it");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"'Principal':'*','Resource':'*'\", it has a Principal; remove it",
        "'Sid':'1', it has no Resource; give it one",
      })
  void refusesAnIdentityPolicyOfTheWrongShape(String elements, String message) {
    var policy = policy("p", "{'Effect':'Allow','Action':'*'," + elements + "}");

    assertThatThrownBy(
            () -> AccessEvaluator.decide(putEvents(LOCAL), List.of(policy), Optional.empty()))
        .isInstanceOf(UnsupportedPolicyException.class)
        .hasMessage("statement 1 of p: " + message + ", as this kind of policy requires");
  }

  @Test
  void refusesAResourcePolicyWithoutAPrincipal() {
    var policy = policy("p", "{'Effect':'Allow','Action':'*','Resource':'*'}");

    assertThatThrownBy(
            () -> AccessEvaluator.decide(putEvents(LOCAL), List.of(), Optional.of(policy)))
        .isInstanceOf(UnsupportedPolicyException.class)
        .hasMessage(
            "statement 1 of p: it has no Principal; give it one, as this kind of policy requires");
  }
}
