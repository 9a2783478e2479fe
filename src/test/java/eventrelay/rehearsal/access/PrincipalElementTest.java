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
      })
  void reaches(String principal, Reach service, Reach session, Reach role, Reach user) {
    Statement statement =
        policy("p", "{'Effect':'Allow','Principal':" + principal + ",'Action':'*'}")
            .statements()
            .get(0);

    assertThat(statement.reach(putEvents("events.amazonaws.com"))).isEqualTo(service);
    assertThat(statement.reach(putEvents(Samples.SESSION))).isEqualTo(session);
    assertThat(statement.reach(putEvents(ROLE))).isEqualTo(role);
    assertThat(statement.reach(putEvents(USER))).isEqualTo(user);
  }
}
