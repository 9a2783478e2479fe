package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys a request has, as AWS's pages say. */
class ConditionKeysTest {
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/b";
  private static final String RULE = "arn:aws:events:eu-west-1:222222222222:rule/r";
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:222222222222:function:f";
  private static final Optional<String> ORGANIZATION = Optional.of("o-exampleorg1");

  /**
   * A rule of account 2 that puts an event onto a bus of account 1, a function of account 2 that
   * uses the bus, and EventBridge for the rule, in an organization. {@code there} has a value that
   * is not known, {@code open} is not known at all.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:PrincipalArn | arn:aws:iam::222222222222:role/r"
            + " | arn:aws:iam::222222222222:role/r | open",
        "aws:PrincipalAccount | 222222222222 | 222222222222 | there",
        "aws:PrincipalOrgID | o-exampleorg1 | o-exampleorg1 | none",
        "aws:PrincipalOrgPaths | there | there | none",
        "aws:PrincipalType | AssumedRole | AssumedRole | there",
        "aws:PrincipalTag/team | open | open | open",
        "aws:PrincipalIsAWSService | false | false | true",
        "aws:PrincipalServiceName | none | none | events.amazonaws.com",
        "aws:PrincipalServiceNamesList | none | none | there",
        "aws:userid | there | there | there",
        "aws:username | none | none | open",
        "aws:TokenIssueTime | there | there | open",
        "aws:MultiFactorAuthPresent | open | open | open",
        "aws:FederatedProvider | none | none | none",
        "ec2:SourceInstanceArn | none | none | none",
        "lambda:SourceFunctionArn | none"
            + " | arn:aws:lambda:eu-west-1:222222222222:function:f | open",
        "aws:SourceIp | open | open | none",
        "aws:SourceVpce | open | open | none",
        "aws:ResourceAccount | 111111111111 | 111111111111 | 111111111111",
        "aws:ResourceOrgID | o-exampleorg1 | o-exampleorg1 | o-exampleorg1",
        "aws:ResourceOrgPaths | there | there | there",
        "aws:ResourceTag/team | open | open | open",
        "aws:CalledVia | none | none | none",
        "aws:CalledViaFirst | none | none | none",
        "aws:CalledViaLast | none | none | none",
        "aws:ViaAWSService | false | false | there",
        "aws:referer | none | none | none",
        "aws:RequestedRegion | eu-west-1 | eu-west-1 | eu-west-1",
        "aws:RequestTag/team | none | none | none",
        "aws:TagKeys | none | none | none",
        "aws:SecureTransport | true | true | true",
        "aws:SourceArn | arn:aws:events:eu-west-1:222222222222:rule/r or none | none"
            + " | arn:aws:events:eu-west-1:222222222222:rule/r",
        "aws:SourceAccount | 222222222222 or none | none | 222222222222",
        "aws:SourceOrgID | open | none | o-exampleorg1",
        "aws:SourceOrgPaths | open | none | there",
        "aws:UserAgent | there | there | there",
        "events:source | aws.ec2 | open | open",
        "events:detail-type | EC2 | open | open",
        "events:eventBusInvocation | true | open | open",
        "events:TargetArn | open | open | open",
      })
  void areThere(String key, String byRule, String byFunction, String byService) {
    assertThat(shown(byRule(RULE), key)).isEqualTo(byRule);
    assertThat(
            shown(
                ConditionKeys.resource(
                    ConditionKeys.byFunction(ofRole(ORGANIZATION), FUNCTION), BUS, ORGANIZATION),
                key))
        .isEqualTo(byFunction);
    assertThat(
            shown(
                ConditionKeys.resource(
                    ConditionKeys.source(
                        ConditionKeys.ofService("events.amazonaws.com"), RULE, ORGANIZATION),
                    BUS,
                    ORGANIZATION),
                key))
        .isEqualTo(byService);
  }

  private static RequestContext byRule(String rule) {
    var context = ConditionKeys.resource(ofRole(ORGANIZATION), BUS, ORGANIZATION);
    ConditionKeys.event(context, "aws.ec2", "EC2");
    return ConditionKeys.byRule(context, Optional.of(rule), rule.split(":")[4], BUS);
  }

  private static RequestContext ofRole(Optional<String> organization) {
    return ConditionKeys.ofRole("arn:aws:iam::222222222222:role/r", organization);
  }

  private static String shown(RequestContext context, String key) {
    if (context.readings(key).isEmpty()) {
      return context.present(key) == Truth.YES ? "there" : "open";
    }
    return context.given(key);
  }

  @Test
  void theTimeIsNow() {
    var context = byRule(RULE);

    for (var key : new String[] {"aws:CurrentTime", "aws:EpochTime"}) {
      var time = DateValue.parse(context.values(key).orElseThrow().get(0));
      assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void bothReadingsOfTheSourceOnABusAreNamed() {
    assertThat(byRule(RULE).why("aws:SourceArn"))
        .contains("EventBridge User Guide", "IAM User Guide", "disagree", "settles it");
  }

  @Test
  void noPageSaysWhatABusOfTheSameAccountIsTold() {
    var context = byRule("arn:aws:events:eu-west-1:111111111111:rule/r");

    assertThat(shown(context, "events:eventBusInvocation")).isEqualTo("true or false");
    assertThat(context.why("events:eventBusInvocation")).contains("same account", "settles it");
  }

  @Test
  void aCallIsNoInvocationByABus() {
    var context = ConditionKeys.byCall(ofRole(ORGANIZATION));

    assertThat(shown(context, "events:eventBusInvocation")).isEqualTo("false");
    assertThat(shown(context, "aws:SourceArn")).isEqualTo("none");
  }

  @Test
  void whoIsOfNoOrganizationIsNotWhoIsOfOneThatIsNotKnown() {
    var none = ofRole(ConditionKeys.NO_ORGANIZATION);
    var unknown = ofRole(Optional.empty());

    for (var key : new String[] {"aws:PrincipalOrgID", "aws:PrincipalOrgPaths"}) {
      assertThat(shown(none, key)).isEqualTo("none");
      assertThat(shown(unknown, key)).isEqualTo("open");
      assertThat(unknown.why(key)).contains("no stack says", "account 222222222222");
    }
    assertThat(ofRole(ORGANIZATION).why("aws:PrincipalOrgPaths"))
        .contains("o-exampleorg1", "list-parents --child-id 222222222222");
  }

  @Test
  void aRoleHasNoRegion() {
    var context =
        ConditionKeys.resource(
            ConditionKeys.ofService("events.amazonaws.com"),
            "arn:aws:iam::111111111111:role/r",
            Optional.empty());

    assertThat(shown(context, "aws:RequestedRegion")).isEqualTo("open");
    assertThat(shown(context, "aws:ResourceAccount")).isEqualTo("111111111111");
  }
}
