package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessRequestTest {
  private static final String ROLE = "arn:aws-cn:iam::222222222222:role/relay/dev/r";
  private static final String BUS = "arn:aws-cn:events:cn-north-1:111111111111:event-bus/b";

  @Test
  void isMadeByASessionOfARole() {
    var request =
        AccessRequest.byRole(
            ROLE,
            "s",
            "events:PutEvents",
            BUS,
            Optional.of("o-1"),
            ConditionKeys.ofRole(ROLE, ConditionKeys.NO_ORGANIZATION));

    assertThat(request.principal())
        .isEqualTo(Principal.parse("arn:aws-cn:sts::222222222222:assumed-role/r/s"));
    assertThat(request.action()).isEqualTo("events:PutEvents");
    assertThat(request.resource()).isEqualTo(BUS);
    assertThat(request.resourceAccount()).isEqualTo("111111111111");
    assertThat(request.context().values("aws:PrincipalArn")).contains(List.of(ROLE));
    assertThat(request.context().values("aws:PrincipalOrgID")).contains(List.of());
    assertThat(request.context().values("aws:ResourceAccount")).contains(List.of("111111111111"));
    assertThat(request.context().values("aws:ResourceOrgID")).contains(List.of("o-1"));
    assertThat(request.context().values("aws:SecureTransport")).contains(List.of("true"));
  }

  @Test
  void isMadeByAServiceInItsOwnName() {
    var request =
        AccessRequest.byService(
            "sns.amazonaws.com",
            "sqs:SendMessage",
            "arn:aws:sqs:us-east-1:111111111111:q",
            ConditionKeys.NO_ORGANIZATION,
            ConditionKeys.ofService("sns.amazonaws.com"));

    assertThat(request.principal()).isEqualTo(new ServicePrincipal("sns.amazonaws.com"));
    assertThat(request.resourceAccount()).isEqualTo("111111111111");
    assertThat(request.context().values("aws:ResourceOrgID")).contains(List.of());
    assertThat(request.context().values("aws:RequestedRegion")).contains(List.of("us-east-1"));
  }
}
