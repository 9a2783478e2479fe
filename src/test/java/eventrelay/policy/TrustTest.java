package eventrelay.policy;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom the bus policy lets in. */
class TrustTest {
  private static final String BUS = "arn:aws:events:us-east-1:111111111111:event-bus/relay";
  private static final Optional<String> ORGANIZATION = Optional.of("o-a1b2c3d4e5");

  @Test
  void isNeverEverybody() {
    assertThatThrownBy(() -> new Trust(List.of(), Optional.empty(), "role"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("neither accounts nor an organization to trust");
  }

  @Test
  void letsInAnyAccountOfAnOrganizationByTheOneRole() {
    assertThat(statement(new Trust(List.of(), ORGANIZATION, "role")))
        .isEqualTo(
            json(
                """
                {"Sid": "AllowDevelopmentAccount", "Effect": "Allow", "Principal": "*",
                 "Action": "events:PutEvents", "Resource": "%s",
                 "Condition": {
                   "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/role"},
                   "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"},
                   "ForAllValues:StringEquals": {"events:source": "aws.s3"},
                   "Null": {"events:source": "false"}}}
                """
                    .formatted(BUS)));
  }

  @Test
  void letsInAccountsThatAreOfTheOrganizationToo() {
    var statement = statement(new Trust(List.of("222222222222"), ORGANIZATION, "role"));
    assertThat(statement.path("Principal"))
        .isEqualTo(json("{\"AWS\": \"arn:aws:iam::222222222222:root\"}"));
    assertThat(statement.at("/Condition/StringEquals"))
        .isEqualTo(json("{\"aws:PrincipalOrgID\": \"o-a1b2c3d4e5\"}"));
    assertThat(statement.at("/Condition/ArnLike"))
        .isEqualTo(json("{\"aws:PrincipalArn\": \"arn:aws:iam::*:role/role\"}"));
  }

  @Test
  void letsInAccountsWhateverTheirOrganization() {
    var statement = statement(new Trust(List.of("222222222222"), Optional.empty(), "role"));
    assertThat(statement.path("Condition").has("StringEquals")).isFalse();
    assertThat(statement.path("Principal").has("AWS")).isTrue();
  }

  @Test
  void keepsItsOwnCopyOfTheAccounts() {
    var accounts = new ArrayList<>(List.of("222222222222"));
    var trust = new Trust(accounts, Optional.empty(), "role");
    accounts.clear();
    assertThat(trust.accounts()).containsExactly("222222222222");
  }

  private static JsonNode statement(Trust trust) {
    var pattern = EventPattern.of(List.of("aws.s3"), List.of());
    var statements = json(BusPolicy.document(BUS, trust, pattern)).path("Statement");
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }
}
