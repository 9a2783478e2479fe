package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy variables, as the IAM User Guide has them under "Variables and tags". */
class TemplateTest {
  private static final String RESOURCE =
      "arn:aws:events:us-east-1:111111111111:event-bus/development-events";

  /** The request has aws:PrincipalAccount 222222222222 and aws:Star *, and not aws:username. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals | ${aws:PrincipalAccount} | 222222222222 | YES",
        "StringEquals | ${AWS:principalaccount} | 222222222222 | YES",
        "StringEquals | ${aws:PrincipalAccount} | 111111111111 | NO",
        "StringNotEquals | ${aws:PrincipalAccount} | 111111111111 | YES",
        "StringNotEquals | ${aws:PrincipalAccount} | 222222222222 | NO",
        "StringEquals | a-${aws:PrincipalAccount}-b | a-222222222222-b | YES",
        "StringLike | a-${aws:PrincipalAccount}-* | a-222222222222-b | YES",
        "StringEqualsIgnoreCase | A-${aws:PrincipalAccount} | a-222222222222 | YES",
        "ArnLike | arn:aws:events:*:${aws:PrincipalAccount}:rule/* "
            + "| arn:aws:events:eu-west-1:222222222222:rule/r | YES",
        "ArnLike | arn:aws:events:*:${aws:PrincipalAccount}:rule/* "
            + "| arn:aws:events:eu-west-1:111111111111:rule/r | NO",
        "ArnLike | ${aws:PrincipalAccount} | arn:aws:events:eu-west-1:222222222222:rule/r | NO",
        // A variable without a value is equal to nothing and like nothing.
        "StringEquals | ${aws:username} | x | NO",
        "StringLike | *${aws:username} | x | NO",
        "StringNotEquals | ${aws:username} | x | YES",
        "StringEquals | ${aws:username, 'nobody'} | nobody | YES",
        "StringEquals | ${aws:username,'nobody'} | nobody | YES",
        "StringEquals | ${aws:username, ''} | x | NO",
        "StringEquals | ${aws:PrincipalAccount, 'x'} | 222222222222 | YES",
        // The three characters.
        "StringLike | a${*} | a* | YES",
        "StringLike | a${*} | ab | NO",
        "StringLike | a${?} | a? | YES",
        "StringLike | a${?} | ab | NO",
        "StringEquals | a${*}${?}${$}{b} | a*?${b} | YES",
        // What is not known.
        "StringEquals | ${aws:PrincipalTag/team} | x | PERHAPS",
        "StringNotEquals | ${aws:PrincipalTag/team} | x | PERHAPS",
        "StringEquals | a-${aws:PrincipalTag/team} | b-x | NO",
        "StringEqualsIgnoreCase | A-${aws:PrincipalTag/team} | a-x | PERHAPS",
        "StringNotLike | a-${aws:PrincipalTag/team} | b-x | YES",
        "StringEquals | ${aws:PrincipalTag/team, 'x'} | x | PERHAPS",
        "StringEquals | ${aws:Many} | a | PERHAPS",
        "StringLike | ${aws:Star} | x | PERHAPS",
        "StringEquals | ${unfinished | x | PERHAPS",
        "StringEquals | ${a,b} | x | PERHAPS",
      })
  void inACondition(String operator, String wanted, String given, Truth holds) {
    var policy =
        Samples.policy(
            "p",
            "{'Effect':'Allow','Principal':'*','Action':'*','Condition':{'%s':{'k':'%s'}}}"
                .formatted(operator, wanted.replace("'", "\\u0027")));
    var request = request(given);

    assertThat(policy.statements().get(0).conditions().get(0).holds(request)).isEqualTo(holds);
    if (holds == Truth.PERHAPS) {
      assertThat(policy.statements().get(0).doubts(request))
          .singleElement()
          .asString()
          .startsWith("its condition " + operator + " on k ")
          .containsPattern("is not known|is not documented");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:events:us-east-1:111111111111:event-bus/${events:name}, YES, NO",
    "arn:aws:events:us-east-1:111111111111:event-bus/x${events:name}, NO, YES",
    "arn:aws:events:us-east-1:111111111111:event-bus/${aws:username}, NO, YES",
    "arn:aws:events:us-east-1:111111111111:event-bus/${aws:PrincipalTag/bus}, PERHAPS, PERHAPS",
    "arn:aws:s3:::bucket/${aws:PrincipalTag/bus}, NO, YES",
    // Where AWS fills in nothing.
    "arn:aws:events:us-east-1:${events:account}:event-bus/*, PERHAPS, PERHAPS",
  })
  void inAResource(String written, Truth resource, Truth notResource) {
    assertThat(covers("Resource", written)).isEqualTo(resource);
    assertThat(covers("NotResource", written)).isEqualTo(notResource);
  }

  private static Truth covers(String element, String written) {
    var statement =
        Samples.policy(
                "p",
                "{'Effect':'Allow','Principal':'*','Action':'*','%s':'%s'}"
                    .formatted(element, written))
            .statements()
            .get(0);
    var request = request("x");
    var certain = Truth.of(statement.reach(request, false) == PrincipalMatch.DIRECT);
    if (statement.isDoubtful(request)) {
      assertThat(statement.doubts(request)).singleElement().asString().contains(written);
      return Truth.PERHAPS;
    }
    return certain;
  }

  /** The older version, and none, take a variable for the text that it is. */
  @ParameterizedTest
  @CsvSource({"'', true, false", "'''Version'':''2008-10-17'',', true, false"})
  void inAnOlderVersion(String version, boolean literal, boolean filled) {
    var policy =
        Policy.parse(
            "p",
            json(
                "{"
                    + version
                    + "'Statement':[{'Effect':'Allow','Principal':'*','Action':'*',"
                    + "'Condition':{'StringEquals':{'k':'${aws:PrincipalAccount}'}}}]}"));

    assertThat(allowed(policy, "${aws:PrincipalAccount}")).isEqualTo(literal);
    assertThat(allowed(policy, "222222222222")).isEqualTo(filled);
  }

  private static boolean allowed(Policy policy, String given) {
    return policy.statements().get(0).reach(request(given), false) == PrincipalMatch.DIRECT;
  }

  private static AccessRequest request(String given) {
    return new AccessRequest(
        Principal.parse(Samples.SESSION),
        "events:PutEvents",
        RESOURCE,
        "111111111111",
        RequestContext.open()
            .has("k", given)
            .has("aws:PrincipalAccount", "222222222222")
            .has("events:account", "111111111111")
            .has("events:name", "development-events")
            .has("aws:Many", "a", "b")
            .has("aws:Star", "*")
            .lacks("aws:username"));
  }
}
