package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalElementTest {
  private static final String ROLE = "arn:aws:iam::222222222222:role/path/r";
  private static final String USER = "arn:aws:iam::222222222222:user/r";

  /** Callers: the service, a session of role r in account 2, the role itself, a user called r. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'*', DIRECT, DIRECT, DIRECT, DIRECT",
        "{'AWS':'*'}, DIRECT, DIRECT, DIRECT, DIRECT",
        "{'AWS':'222222222222'}, NONE, ACCOUNT, ACCOUNT, ACCOUNT",
        "{'AWS':'333333333333'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:iam::222222222222:root'}, NONE, ACCOUNT, ACCOUNT, ACCOUNT",
        "{'AWS':'arn:aws:iam::333333333333:root'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws-cn:iam::222222222222:root'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:iam::222222222222:role/path/r'}, NONE, DIRECT, DIRECT, NONE",
        "{'AWS':'arn:aws:iam::222222222222:role/q'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:iam::333333333333:role/path/r'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:iam::222222222222:user/r'}, NONE, NONE, NONE, DIRECT",
        "{'AWS':'arn:aws:sts::222222222222:assumed-role/r/s'}, NONE, DIRECT, NONE, NONE",
        "{'AWS':'arn:aws:sts::222222222222:assumed-role/r/t'}, NONE, NONE, NONE, NONE",
        "{'Service':'events.amazonaws.com'}, DIRECT, NONE, NONE, NONE",
        "{'Service':'lambda.amazonaws.com'}, NONE, NONE, NONE, NONE",
        "\"{'Service':['lambda.amazonaws.com','events.amazonaws.com']}\", DIRECT, NONE, NONE, NONE",
        "\"{'AWS':['333333333333','222222222222']}\", NONE, ACCOUNT, ACCOUNT, ACCOUNT",
        "\"{'AWS':['arn:aws:iam::222222222222:role/path/r','222222222222']}\","
            + " NONE, DIRECT, DIRECT, ACCOUNT",
        "\"{'AWS':['arn:aws:iam::222222222222:role/path/r','arn:aws:iam::222222222222:root']}\","
            + " NONE, DIRECT, DIRECT, ACCOUNT",
        "\"{'AWS':'222222222222','Service':'events.amazonaws.com'}\","
            + " DIRECT, ACCOUNT, ACCOUNT, ACCOUNT",
        "{'Federated':'cognito-identity.amazonaws.com'}, NONE, NONE, NONE, NONE",
        "{'CanonicalUser':'79a59df900b949e5'}, NONE, NONE, NONE, NONE",
        "{'AWS':'AROAEXAMPLEID00000001'}, NONE, NONE, NONE, NONE",
        "{'AWS':'AIDAEXAMPLEID00000001'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:sts::222222222222:federated-user/r'}, NONE, NONE, NONE, NONE",
        "{'AWS':'arn:aws:iam::cloudfront:user/CloudFront Access E1'}, NONE, NONE, NONE, NONE",
      })
  void reaches(
      String principal,
      PrincipalMatch service,
      PrincipalMatch session,
      PrincipalMatch role,
      PrincipalMatch user) {
    var statement =
        policy("p", "{'Effect':'Allow','Principal':" + principal + ",'Action':'*'}")
            .statements()
            .get(0);

    assertThat(statement.reach(putEvents("events.amazonaws.com"), false)).isEqualTo(service);
    assertThat(statement.reach(putEvents(Samples.SESSION), false)).isEqualTo(session);
    assertThat(statement.reach(putEvents(ROLE), false)).isEqualTo(role);
    assertThat(statement.reach(putEvents(USER), false)).isEqualTo(user);
  }

  /** The least and the most that the element names, for the same callers as above. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'NotPrincipal':{'AWS':'222222222222'}, NONE DIRECT, NONE DIRECT",
        "'Principal':{'Aws':'*'}, NONE DIRECT, NONE DIRECT",
        "\"'Principal':{'AWS':['arn:aws:iam::222222222222:group/g','222222222222']}\","
            + " NONE DIRECT, ACCOUNT DIRECT",
        "\"'Principal':{'AWS':['arn:aws:iam::222222222222:group/g','*']}\","
            + " DIRECT DIRECT, DIRECT DIRECT",
        "'Principal':{'Service':'events.eu-west-1.amazonaws.com'}, NONE DIRECT, NONE NONE",
        "\"'Principal':{'Service':['events.amazonaws.com','events.eu-west-1.amazonaws.com']}\","
            + " DIRECT DIRECT, NONE NONE",
        "'Principal':{'AWS':'AROAEXAMPLEID00000001'}, NONE NONE, NONE NONE",
      })
  void perhapsReaches(String element, String service, String session) {
    var statement =
        policy("p", "{'Effect':'Allow'," + element + ",'Action':'*'}").statements().get(0);

    assertThat(between(statement, putEvents("events.amazonaws.com"))).isEqualTo(service);
    assertThat(between(statement, putEvents(Samples.SESSION))).isEqualTo(session);
  }

  private static String between(Statement statement, AccessRequest request) {
    var least = statement.reach(request, false);
    var most = statement.reach(request, true);
    assertThat(statement.doubts(request).isEmpty())
        .isEqualTo(least == most && least == PrincipalMatch.NONE);
    return least + " " + most;
  }
}
