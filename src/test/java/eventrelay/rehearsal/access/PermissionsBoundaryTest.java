package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.SESSION;
import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a permissions boundary limits what a role may do. */
class PermissionsBoundaryTest {
  private static final String LOCAL = "arn:aws:sts::111111111111:assumed-role/r/s";

  /**
   * Where the caller is, what its policies, its boundary and the bus's policy say ({@code perhaps}:
   * an operator that is not known), and the decision with a phrase of its reason.
   */
  @ParameterizedTest
  @CsvSource({
    "abroad, allows, allows, allows, ALLOWED, statement I of role policy within statement B of"
        + " boundary and statement R of bus policy allow it",
    "abroad, allows, silent, allows, IMPLICITLY_DENIED, statement B of boundary does not apply",
    "abroad, silent, allows, allows, IMPLICITLY_DENIED, statement I of role policy does not apply",
    "abroad, allows, denies, allows, EXPLICITLY_DENIED, statement B of boundary denies it",
    "abroad, denies, allows, allows, EXPLICITLY_DENIED, statement I of role policy denies it",
    "abroad, allows, allows, silent, IMPLICITLY_DENIED, statement R of bus policy does not apply",
    "abroad, allows, perhaps, allows, CANNOT_SAY, statement B of boundary may allow it",
    "abroad, silent, perhaps, allows, IMPLICITLY_DENIED, statement I of role policy does not apply",
    "home, allows, allows, silent, ALLOWED, statement I of role policy within statement B of",
    "home, allows, silent, silent, IMPLICITLY_DENIED, statement B of boundary does not apply",
    "home, allows, silent, delegates, IMPLICITLY_DENIED, statement B of boundary does not apply",
    "home, allows, allows, delegates, ALLOWED, statement I of role policy within statement B of",
    "home, silent, allows, allows, ALLOWED, statement R of bus policy allows it",
    "home, allows, silent, allows, CANNOT_SAY, whether that decides depends on how the policy names",
    "home, silent, silent, allows, CANNOT_SAY, whether that decides depends on how the policy names",
    "home, silent, denies, allows, EXPLICITLY_DENIED, statement B of boundary denies it",
    "home, allows, silent, denies, EXPLICITLY_DENIED, statement R of bus policy denies it",
    "home, allows, perhaps, silent, CANNOT_SAY, statement B of boundary may allow it",
  })
  void limitsWhatIdentityPoliciesAllow(
      String where,
      String identity,
      String boundary,
      String resource,
      Access access,
      String because) {
    var decision =
        AccessEvaluator.decide(
            putEvents(where.equals("home") ? LOCAL : SESSION),
            List.of(policy("role policy", statement("I", identity, "'Resource':'*'"))),
            Optional.of(policy("boundary", statement("B", boundary, "'Resource':'*'"))),
            Optional.of(
                policy(
                    "bus policy",
                    statement(
                        "R",
                        resource,
                        resource.equals("delegates")
                            ? "'Principal':{'AWS':'111111111111'}"
                            : "'Principal':'*'"))),
            List.of());

    assertThat(decision.access()).as(decision.because()).isEqualTo(access);
    assertThat(decision.because()).contains(because);
  }

  private static String statement(String sid, String side, String more) {
    return "{'Sid':'%s','Effect':'%s','Action':'%s',%s%s}"
        .formatted(
            sid,
            side.equals("denies") ? "Deny" : "Allow",
            side.equals("silent") ? "s3:*" : "*",
            more,
            side.equals("perhaps") ? ",'Condition':{'BinaryEquals':{'k':'QQ=='}}" : "");
  }
}
