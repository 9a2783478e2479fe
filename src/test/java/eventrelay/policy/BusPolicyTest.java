package eventrelay.policy;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusPolicyTest {
  private static final String BUS = "arn:aws-cn:events:cn-north-1:111111111111:event-bus/relay";

  @Test
  void letsInTheForwardingRolesOfTheAccountsAndTheLiteralsOfThePattern() {
    var pattern = EventPattern.of(List.of("aws.ec2", "aws.s3"), List.of("Object Created"));
    assertThat(policy(pattern))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowDevelopmentAccount", "Effect": "Allow",
                  "Principal": {"AWS": ["arn:aws-cn:iam::222222222222:root",
                                        "arn:aws-cn:iam::033333333333:root"]},
                  "Action": "events:PutEvents", "Resource": "%s",
                  "Condition": {
                    "ArnLike": {
                      "aws:PrincipalArn": "arn:aws-cn:iam::*:role/eventbridge-to-management-role"},
                    "ForAllValues:StringEquals": {
                      "events:source": ["aws.ec2", "aws.s3"],
                      "events:detail-type": "Object Created"},
                    "Null": {"events:source": "false", "events:detail-type": "false"}}}]}
                """
                    .formatted(BUS)));
  }

  @Test
  void pinsTheSourceAlone() {
    assertThat(conditions(EventPattern.of(List.of("aws.ec2"), List.of())))
        .isEqualTo(
            json(
                """
                {"ArnLike": {
                   "aws:PrincipalArn": "arn:aws-cn:iam::*:role/eventbridge-to-management-role"},
                 "ForAllValues:StringEquals": {"events:source": "aws.ec2"},
                 "Null": {"events:source": "false"}}
                """));
  }

  @Test
  void pinsTheDetailTypeAlone() {
    assertThat(conditions(EventPattern.of(List.of(), List.of("c"))))
        .isEqualTo(
            json(
                """
                {"ArnLike": {
                   "aws:PrincipalArn": "arn:aws-cn:iam::*:role/eventbridge-to-management-role"},
                 "ForAllValues:StringEquals": {"events:detail-type": "c"},
                 "Null": {"events:detail-type": "false"}}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source\":[{\"prefix\":\"aws.\"}]}",
        "{\"source\":[\"aws.ec2\",{\"prefix\":\"aws.\"}]}",
        "{\"detail\":{\"a\":[1]}}",
      })
  void pinsNoFieldThatThePatternDoesNotNameLiterally(String pattern) {
    assertThat(conditions(new EventPattern(pattern)))
        .isEqualTo(
            json(
                """
                {"ArnLike": {
                   "aws:PrincipalArn": "arn:aws-cn:iam::*:role/eventbridge-to-management-role"}}
                """));
  }

  @Test
  void pinsTheRoleOfTheTrust() {
    var trust = new Trust(List.of("222222222222"), Optional.empty(), "role-of-another-relay");
    assertThat(
            json(BusPolicy.document(BUS, trust, EventPattern.DEFAULT))
                .at("/Statement/0/Condition/ArnLike"))
        .isEqualTo(
            json("{\"aws:PrincipalArn\": \"arn:aws-cn:iam::*:role/role-of-another-relay\"}"));
  }

  @Test
  void knowsHowLongAwsLetsItBe() {
    assertThat(BusPolicy.MAX_LENGTH).isEqualTo(10_240);
  }

  private static JsonNode policy(EventPattern pattern) {
    var trust =
        new Trust(
            List.of("222222222222", "033333333333"),
            Optional.empty(),
            "eventbridge-to-management-role");
    return json(BusPolicy.document(BUS, trust, pattern));
  }

  private static JsonNode conditions(EventPattern pattern) {
    return policy(pattern).at("/Statement/0/Condition");
  }
}
