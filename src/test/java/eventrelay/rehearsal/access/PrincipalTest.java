package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::222222222222:root, aws, 222222222222, ROOT, root",
    "arn:aws:iam::222222222222:role/r, aws, 222222222222, ROLE, r",
    "arn:aws:iam::222222222222:role/a/b/r, aws, 222222222222, ROLE, r",
    "arn:aws-us-gov:iam::222222222222:user/u@x, aws-us-gov, 222222222222, USER, u@x",
    "arn:aws:sts::222222222222:assumed-role/r/s, aws, 222222222222, SESSION, r",
  })
  void readsAnArn(
      String arn, String partition, String account, AwsPrincipal.Kind kind, String name) {
    assertThat(Principal.parse(arn))
        .isEqualTo(new AwsPrincipal(arn, partition, account, kind, name))
        .hasToString(arn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.amazonaws.com", "ec2.cn-north-1.amazonaws.com.cn"})
  void readsAService(String name) {
    assertThat(Principal.parse(name)).isEqualTo(new ServicePrincipal(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::222222222222:role/*",
        "arn:aws:iam::222222222222:role/",
        "arn:aws:iam::222222222222:group/g",
        "arn:aws:iam::22222222222:root",
        "arn:aws:sts::222222222222:assumed-role/r",
        "arn:aws:sts::222222222222:federated-user/f",
        "arn:aws:iam::cloudfront:user/x",
      })
  void refusesTheArnOfSomethingElse(String arn) {
    assertThatThrownBy(() -> Principal.parse(arn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            arn
                + " is not the ARN of an account root, a role, a user or an assumed role's session");
  }

  @Test
  void refusesWhatIsNoService() {
    assertThatThrownBy(() -> Principal.parse("222222222222"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("222222222222 is neither an ARN nor the name of a service");
  }
}
