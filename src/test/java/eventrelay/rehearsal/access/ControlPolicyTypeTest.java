package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.ControlPolicyType.RESOURCE_CONTROL_POLICY;
import static eventrelay.rehearsal.access.ControlPolicyType.SERVICE_CONTROL_POLICY;
import static eventrelay.rehearsal.access.Samples.SESSION;
import static eventrelay.rehearsal.access.Samples.json;
import static eventrelay.rehearsal.access.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How SCPs and RCPs limit what other policies allow. */
class ControlPolicyTypeTest {
  private static final String LOCAL = "arn:aws:sts::111111111111:assumed-role/r/s";
  private static final String SERVICE = "events.amazonaws.com";
  private static final String OUTSIDERS =
      "'Condition':{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-exampleorg1'}%s}";
  private static final String NO_SERVICE = ",'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}";

  private static final Map<String, String> STATEMENTS =
      Map.of(
          "all", "'Effect':'Allow','Action':'*'",
          "events", "'Effect':'Allow','Action':'events:*'",
          "s3", "'Effect':'Allow','Action':'s3:*'",
          "notEvents", "'Effect':'Allow','NotAction':'events:*'",
          "denyEvents", "'Effect':'Deny','Action':'events:PutEvents'",
          "denyS3", "'Effect':'Deny','Action':'s3:*'",
          "denyOutsiders",
              "'Effect':'Deny','Action':['events:*','sqs:*','sts:*']," + OUTSIDERS.formatted(""),
          "denyOutsidersNoService",
              "'Effect':'Deny','Action':['events:*','sqs:*','sts:*'],"
                  + OUTSIDERS.formatted(NO_SERVICE),
          "perhapsDeny", "'Effect':'Deny','Action':'*','Condition':{'BinaryEquals':{'k':'QQ=='}}",
          "perhapsAllow",
              "'Effect':'Allow','Action':'*','Condition':{'BinaryEquals':{'k':'QQ=='}}");

  /**
   * The SCPs of the caller's account, each with its statements; whether the role's and the bus's
   * policy allow; and the decision with a phrase of its reason.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abroad | all | both | ALLOWED | statement I of role policy and statement R of bus policy",
        "abroad | denyEvents | both | EXPLICITLY_DENIED | statement denyEvents of SCP 1 denies it",
        "abroad | all denyEvents | both | EXPLICITLY_DENIED | statement denyEvents of SCP 1 denies",
        "abroad | denyS3 | both | ALLOWED | statement I of role policy and statement R",
        "abroad | s3 | both | IMPLICITLY_DENIED | statement s3 of SCP 1 does not apply: its action",
        "abroad | notEvents | both | IMPLICITLY_DENIED | statement notEvents of SCP 1 does not",
        "abroad | s3 events | both | ALLOWED | statement I of role policy and statement R",
        "abroad | all, s3 | both | IMPLICITLY_DENIED | statement s3 of SCP 2 does not apply",
        "abroad | s3, denyEvents | both | EXPLICITLY_DENIED | statement denyEvents of SCP 2 denies",
        "abroad | all | role | IMPLICITLY_DENIED | statement R of bus policy does not apply",
        "abroad | all | bus | IMPLICITLY_DENIED | statement I of role policy does not apply",
        "abroad | denyOutsiders | both | ALLOWED | statement I of role policy and statement R",
        "abroad | perhapsDeny | both | CANNOT_SAY | statement perhapsDeny of SCP 1 may deny it",
        "abroad | perhapsAllow | both | CANNOT_SAY | statement perhapsAllow of SCP 1 may allow it",
        "abroad | perhapsAllow s3 | both | CANNOT_SAY | statement perhapsAllow of SCP 1 may allow",
        "abroad | perhapsAllow all | both | ALLOWED | statement I of role policy and statement R",
        "abroad | perhapsDeny | role | IMPLICITLY_DENIED | statement R of bus policy does not apply",
        "abroad | perhapsAllow, s3 | both | IMPLICITLY_DENIED | statement s3 of SCP 2 does not",
        "home | all | bus | ALLOWED | statement R of bus policy allows it",
        "home | s3 | bus | IMPLICITLY_DENIED | statement s3 of SCP 1 does not apply",
        "home | s3 | role | IMPLICITLY_DENIED | statement s3 of SCP 1 does not apply",
        "home | denyEvents | bus | EXPLICITLY_DENIED | statement denyEvents of SCP 1 denies it",
        "service | denyEvents | bus | ALLOWED | statement R of bus policy allows it",
        "service | s3 | bus | ALLOWED | statement R of bus policy allows it",
      })
  void scpsLimitRolesWhateverGrants(
      String caller, String scps, String allowing, Access access, String because) {
    var request = request(caller, "events:PutEvents", Samples.BUS);

    var decision = decide(request, policies(SERVICE_CONTROL_POLICY, scps), allowing);

    assertThat(decision.access()).as(decision.because()).isEqualTo(access);
    assertThat(decision.because()).contains(because);
  }

  /** The caller, the action, the RCP's statement, and the decision. Both sides allow it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service | sqs:SendMessage | denyOutsiders | EXPLICITLY_DENIED",
        "service | sqs:SendMessage | denyOutsidersNoService | ALLOWED",
        "service | sts:AssumeRole | denyOutsiders | EXPLICITLY_DENIED",
        "service | sts:AssumeRole | denyOutsidersNoService | ALLOWED",
        "abroad | sqs:SendMessage | denyOutsidersNoService | ALLOWED",
        "stranger | sqs:SendMessage | denyOutsidersNoService | EXPLICITLY_DENIED",
        "stranger | events:PutEvents | denyOutsiders | EXPLICITLY_DENIED",
        "stranger | firehose:PutRecord | denyOutsiders | ALLOWED",
        "abroad | events:PutEvents | denyEvents | EXPLICITLY_DENIED",
        "home | events:PutEvents | denyEvents | EXPLICITLY_DENIED",
        "service | lambda:InvokeFunction | perhapsDeny | ALLOWED",
        "abroad | sns:Publish | perhapsDeny | ALLOWED",
        "service | logs:PutLogEvents | perhapsDeny | CANNOT_SAY",
        "abroad | events:PutEvents | all | ALLOWED",
        "abroad | events:PutEvents | s3 | ALLOWED",
      })
  void rcpsLimitAnyoneAtResourcesOfServicesThatSupportThem(
      String caller, String action, String rcp, Access access) {
    var request = request(caller, action, "arn:aws:x:us-east-1:111111111111:any");

    var decision = decide(request, policies(RESOURCE_CONTROL_POLICY, rcp), "both");

    assertThat(decision.access()).as(decision.because()).isEqualTo(access);
  }

  /** What is not known of a limit is named alone, and not beside what allows in any case. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLimitThatPerhapsDoesNotApplyDoesNotDecideWhatItAllows(boolean covers) {
    var wide = policies(SERVICE_CONTROL_POLICY, "all").get(0).perhapsLimits("wide or not");
    var narrow = policies(SERVICE_CONTROL_POLICY, covers ? "events" : "s3").get(0);
    var request = request("abroad", "events:PutEvents", Samples.BUS);

    var decision = decide(request, List.of(wide, narrow.perhapsLimits("narrow or not")), "both");

    assertThat(decision.allowed()).isEqualTo(covers);
    assertThat(decision.undecided()).isEqualTo(!covers);
    assertThat(decision.because())
        .matches(because -> covers || because.equals("SCP 1 may allow it: narrow or not"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SERVICE | 'Action':'*','Principal':'*' | it has a Principal; remove it",
        "SERVICE | 'Action':'*','NotPrincipal':'*' | it has a Principal; remove it",
        "RESOURCE | 'Action':'sqs:*','Resource':'*' | its Principal is not *; write",
        "RESOURCE | 'Action':'*','Principal':{'AWS':'111111111111'} | its Principal is not *; write",
        "RESOURCE | 'Action':'sqs:*','NotPrincipal':'*' | its Principal is not *; write",
      })
  void whatAwsWouldNotTakeIsRefused(String type, String rest, String message) {
    var document =
        json("{'Version':'2012-10-17','Statement':{'Sid':'A','Effect':'Deny',%s}}".formatted(rest));

    assertThatThrownBy(
            () -> ControlPolicyType.valueOf(type + "_CONTROL_POLICY").parse("x.json", document))
        .isInstanceOf(UnsupportedPolicyException.class)
        .hasMessageStartingWith("statement A of x.json: " + message);
  }

  private static AccessRequest request(String caller, String action, String resource) {
    var isService = caller.equals("service");
    var isMember = caller.equals("home") || caller.equals("abroad");
    return Samples.request(
        isService ? SERVICE : caller.equals("home") ? LOCAL : SESSION,
        action,
        resource,
        Map.of(
            "aws:PrincipalIsAWSService",
            List.of(String.valueOf(isService)),
            "aws:PrincipalOrgID",
            isService ? List.of() : List.of(isMember ? "o-exampleorg1" : "o-other")));
  }

  private static Decision decide(
      AccessRequest request, List<Policy> organization, String allowing) {
    var type =
        organization.get(0).name().startsWith("SCP")
            ? SERVICE_CONTROL_POLICY
            : RESOURCE_CONTROL_POLICY;
    return AccessEvaluator.decide(
        request,
        request.principal() instanceof ServicePrincipal
            ? List.of()
            : List.of(policy("role policy", side("I", allowing.equals("bus"), "'Resource':'*'"))),
        Optional.empty(),
        Optional.of(policy("bus policy", side("R", allowing.equals("role"), "'Principal':'*'"))),
        type.account(request).isPresent() ? organization : List.of());
  }

  private static String side(String sid, boolean silent, String more) {
    return "{'Sid':'%s','Effect':'Allow','Action':'%s',%s}"
        .formatted(sid, silent ? "s3:*" : "*", more);
  }

  private static List<Policy> policies(ControlPolicyType type, String written) {
    var policies = new ArrayList<Policy>();
    for (var names : written.split(", *")) {
      policies.add(
          type.parse(
              "%s %d".formatted(type.abbreviation(), policies.size() + 1),
              json(
                  "{'Version':'2012-10-17','Statement':[%s]}"
                      .formatted(
                          String.join(
                              ",",
                              Arrays.stream(names.split(" "))
                                  .map(name -> statement(type, name))
                                  .toList())))));
    }
    return policies;
  }

  private static String statement(ControlPolicyType type, String name) {
    return "{'Sid':'%s',%s%s,'Resource':'*'}"
        .formatted(
            name, type == RESOURCE_CONTROL_POLICY ? "'Principal':'*'," : "", STATEMENTS.get(name));
  }
}
