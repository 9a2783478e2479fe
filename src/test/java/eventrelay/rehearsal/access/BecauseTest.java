package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.SESSION;
import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the statement that came closest to allowing. */
class BecauseTest {
  private static final String NAME = "bus policy of development-events";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Principal':{'AWS':'arn:aws:iam::333333333333:root'},'Action':'*'"
            + "|its principal is arn:aws:iam::333333333333:root, the caller is"
            + " arn:aws:sts::222222222222:assumed-role/r/s",
        "'Principal':{'Service':'events.amazonaws.com','Federated':'accounts.google.com'},"
            + "'Action':'*'|its principal is events.amazonaws.com, accounts.google.com, the caller"
            + " is arn:aws:sts::222222222222:assumed-role/r/s",
        "'Principal':{'AWS':['AROAEXAMPLEID00000001','AIDAEXAMPLEID00000001']},'Action':'*'"
            + "|its principal is AROAEXAMPLEID00000001, which AWS shows for a role that no longer"
            + " exists, AIDAEXAMPLEID00000001, which AWS shows for a user that no longer exists,"
            + " the caller is arn:aws:sts::222222222222:assumed-role/r/s",
        "'Principal':'*','Action':'events:PutEvent'"
            + "|its action is events:PutEvent, the request is events:PutEvents",
        "'Principal':'*','Action':['s3:A','s3:B','s3:C','s3:D','s3:E']"
            + "|its action is s3:A, s3:B, s3:C and 2 more, the request is events:PutEvents",
        "'Principal':'*','Action':['s3:A','s3:B','s3:C']"
            + "|its action is s3:A, s3:B, s3:C, the request is events:PutEvents",
        "'Principal':'*','NotAction':'events:*'"
            + "|its action is anything but events:*, the request is events:PutEvents",
        "'Principal':'*','Action':'*','Resource':'arn:aws:s3:::b'"
            + "|its resource is arn:aws:s3:::b, the request is for"
            + " arn:aws:events:us-east-1:111111111111:event-bus/development-events",
        "'Principal':'*','Action':'*','NotResource':'*'"
            + "|its resource is anything but *, the request is for"
            + " arn:aws:events:us-east-1:111111111111:event-bus/development-events",
        "'Principal':'*','Action':'*',"
            + "'Condition':{'ForAllValues:StringEquals':{'events:source':'aws.ec2'}}"
            + "|its condition ForAllValues:StringEquals on events:source allows aws.ec2,"
            + " the request has aws.s3",
        "'Principal':'*','Action':'*','Condition':{'StringNotLike':{'events:source':'aws.*'}}"
            + "|its condition StringNotLike on events:source excludes aws.*,"
            + " the request has aws.s3",
        "'Principal':'*','Action':'*','Condition':{'StringEquals':{'aws:SourceArn':'a'}}"
            + "|its condition StringEquals on aws:SourceArn allows a, the request has none",
        "'Principal':'*','Action':'*','Condition':{'StringEquals':{'many':'a'}}"
            + "|its condition StringEquals on many allows a, the request has a, b, c and 1 more"
            + " (several values need ForAllValues or ForAnyValue)",
        "'Principal':'*','Action':'*','Condition':{'ForAllValues:StringEquals':{'many':'a'}}"
            + "|its condition ForAllValues:StringEquals on many allows a,"
            + " the request has a, b, c and 1 more",
        "'Principal':'*','Action':'*','Condition':{'Null':{'events:source':'true'}}"
            + "|its condition Null on events:source requires the key absent, the request has aws.s3",
        "'Principal':'*','Action':'*','Condition':{'Null':{'aws:SourceArn':'false'}}"
            + "|its condition Null on aws:SourceArn requires the key present, the request has none",
        "'Principal':{'AWS':'333333333333'},'Action':'s3:*',"
            + "'Condition':{'Null':{'aws:SourceArn':'false'}}"
            + "|its principal is 333333333333, the caller is"
            + " arn:aws:sts::222222222222:assumed-role/r/s;"
            + " its action is s3:*, the request is events:PutEvents;"
            + " its condition Null on aws:SourceArn requires the key present, the request has none",
      })
  void namesEveryElementThatFails(String elements, String reason) {
    assertThat(because("{'Sid':'AllowDevelopmentAccount','Effect':'Allow'," + elements + "}"))
        .isEqualTo("statement AllowDevelopmentAccount of " + NAME + " does not apply: " + reason);
  }

  @Test
  void choosesTheStatementWithTheFewestFailures() {
    assertThat(
            because(
                "{'Effect':'Allow','Principal':{'AWS':'333333333333'},'Action':'s3:*'}",
                "{'Effect':'Allow','Principal':'*','Action':'s3:Second'}",
                "{'Effect':'Allow','Principal':'*','Action':'s3:Third'}",
                "{'Effect':'Deny','Principal':'*','Action':'s3:Fourth'}"))
        .isEqualTo(
            "statement 2 of "
                + NAME
                + " does not apply: its action is s3:Second, the request is events:PutEvents");
  }

  @Test
  void saysSoIfNothingAllowsAtAll() {
    assertThat(because("{'Effect':'Deny','Principal':'*','Action':'s3:*'}"))
        .isEqualTo(NAME + " allows nothing");
  }

  private static String because(String... statements) {
    var context = Map.of("events:source", List.of("aws.s3"), "many", List.of("a", "b", "c", "d"));
    var identity = policy("role policy", "{'Effect':'Allow','Action':'*','Resource':'*'}");
    return AccessEvaluator.decide(
            putEvents(SESSION, context), List.of(identity), Optional.of(policy(NAME, statements)))
        .because();
  }
}
