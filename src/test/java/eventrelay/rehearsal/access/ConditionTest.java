package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each thing an operator has to tell apart. */
class ConditionTest {

  /** The request's values are split at blanks; none means that it lacks the key. */
  @ParameterizedTest(name = "{0} {1} with {2}: {3}")
  @CsvSource(
      quoteCharacter = '"',
      nullValues = "none",
      value = {
        "StringEquals, 'a', a, true",
        "StringEquals, 'a', A, false",
        "StringEquals, 'a*', ab, false",
        "StringEquals, 'a', none, false",
        "StringEquals, \"['a','b']\", b, true",
        "StringEquals, \"['a','b']\", c, false",
        "StringEquals, 'a', a a, false",
        "StringEquals, true, true, true",
        "StringEquals, 7, 7, true",
        "StringEquals, \"[0.10,true]\", 0.10, true",
        "StringNotEquals, 'a', b, true",
        "StringNotEquals, 'a', a, false",
        "StringNotEquals, \"['a','b']\", b, false",
        "StringNotEquals, 'a', none, true",
        "StringNotEquals, 'a', b c, false",
        "StringEqualsIgnoreCase, 'a', A, true",
        "StringEqualsIgnoreCase, 'a', b, false",
        "StringEqualsIgnoreCase, 'a', none, false",
        "StringNotEqualsIgnoreCase, 'a', A, false",
        "StringNotEqualsIgnoreCase, 'a', b, true",
        "StringNotEqualsIgnoreCase, 'a', none, true",
        "StringLike, 'a*', ab, true",
        "StringLike, 'a*', Ab, false",
        "StringLike, 'a?', ab, true",
        "StringLike, '*', none, false",
        "StringNotLike, 'a*', ab, false",
        "StringNotLike, 'a*', b, true",
        "StringNotLike, 'a*', none, true",
        "ArnEquals, 'arn:aws:s3:::b*', arn:aws:s3:::bucket, true",
        "ArnEquals, 'arn:aws:s3:::b', arn:aws:s3:::bucket, false",
        "ArnEquals, 'arn:aws:s3:::b', none, false",
        "ArnLike, 'arn:aws:s3:::b*', arn:aws:s3:::bucket, true",
        "ArnLike, 'arn:aws:s3:::c*', arn:aws:s3:::bucket, false",
        "ArnNotEquals, 'arn:aws:s3:::b*', arn:aws:s3:::bucket, false",
        "ArnNotEquals, 'arn:aws:s3:::c', arn:aws:s3:::bucket, true",
        "ArnNotEquals, 'arn:aws:s3:::c', none, true",
        "ArnNotLike, 'arn:aws:s3:::b*', arn:aws:s3:::bucket, false",
        "ArnNotLike, 'arn:aws:s3:::c*', arn:aws:s3:::bucket, true",
        "ArnNotLike, 'arn:aws:s3:::c*', none, true",
        "Bool, 'true', true, true",
        "Bool, true, TRUE, true",
        "Bool, 'TRUE', true, true",
        "Bool, 'false', true, false",
        "Bool, 'False', none, false",
        "Null, 'true', none, true",
        "Null, 'true', a, false",
        "Null, 'False', a, true",
        "Null, false, none, false",
        "Null, \"['TRUE']\", none, true",
        "NumericEquals, 10, 10.0, true",
        "NumericEquals, '10', 11, false",
        "NumericEquals, 10, ten, false",
        "NumericEquals, 10, none, false",
        "NumericNotEquals, 10, 10.0, false",
        "NumericNotEquals, 10, 11, true",
        "NumericNotEquals, 10, none, true",
        "NumericLessThan, 10, 9, true",
        "NumericLessThan, 10, 10, false",
        "NumericLessThan, 10, 11, false",
        "NumericLessThanEquals, 10, 9, true",
        "NumericLessThanEquals, 10, 10, true",
        "NumericLessThanEquals, 10, 11, false",
        "NumericGreaterThan, 10, 11, true",
        "NumericGreaterThan, 10, 10, false",
        "NumericGreaterThan, 10, 9, false",
        "NumericGreaterThanEquals, 10, 11, true",
        "NumericGreaterThanEquals, 10, 10, true",
        "NumericGreaterThanEquals, 10, 9, false",
        "DateEquals, '2026-01-01T00:00:00Z', 2026-01-01T01:00:00+01:00, true",
        "DateEquals, '2026-01-01', 2026-01-01T00:00:00Z, true",
        "DateEquals, 1767225600, 2026-01-01T00:00:00Z, true",
        "DateEquals, '-60', 1969-12-31T23:59:00Z, true",
        "DateEquals, '2026-01-01', 2026-01-02, false",
        "DateEquals, '2026-01-01', yesterday, false",
        "DateNotEquals, '2026-01-01', 2026-01-02, true",
        "DateNotEquals, '2026-01-01', 2026-01-01, false",
        "DateLessThan, '2026-01-02', 2026-01-01, true",
        "DateLessThan, '2026-01-02', 2026-01-02, false",
        "DateLessThan, '2026-01-02', 2026-01-03, false",
        "DateLessThanEquals, '2026-01-02', 2026-01-01, true",
        "DateLessThanEquals, '2026-01-02', 2026-01-02, true",
        "DateLessThanEquals, '2026-01-02', 2026-01-03, false",
        "DateGreaterThan, '2026-01-02', 2026-01-03, true",
        "DateGreaterThan, '2026-01-02', 2026-01-02, false",
        "DateGreaterThan, '2026-01-02', 2026-01-01, false",
        "DateGreaterThanEquals, '2026-01-02', 2026-01-03, true",
        "DateGreaterThanEquals, '2026-01-02', 2026-01-02, true",
        "DateGreaterThanEquals, '2026-01-02', 2026-01-01, false",
        "IpAddress, '10.0.0.0/8', 10.1.1.1, true",
        "IpAddress, '10.0.0.0/8', 11.1.1.1, false",
        "IpAddress, \"['10.0.0.0/8','::1']\", ::1, true",
        "IpAddress, '10.0.0.0/8', none, false",
        "NotIpAddress, '10.0.0.0/8', 10.1.1.1, false",
        "NotIpAddress, '10.0.0.0/8', 11.1.1.1, true",
        "NotIpAddress, '10.0.0.0/8', none, true",
        "StringEqualsIfExists, 'a', none, true",
        "StringEqualsIfExists, 'a', a, true",
        "StringEqualsIfExists, 'a', b, false",
        "StringNotEqualsIfExists, 'a', none, true",
        "StringNotEqualsIfExists, 'a', a, false",
        "BoolIfExists, 'true', none, true",
        "ForAnyValue:StringEquals, 'a', a b, true",
        "ForAnyValue:StringEquals, 'a', b c, false",
        "ForAnyValue:StringEquals, 'a', none, false",
        "ForAnyValue:StringNotEquals, 'a', a b, true",
        "ForAnyValue:StringNotEquals, 'a', a a, false",
        "ForAnyValue:StringNotEquals, 'a', none, false",
        "ForAnyValue:StringEqualsIfExists, 'a', none, true",
        "ForAnyValue:StringEqualsIfExists, 'a', b, false",
        "ForAllValues:StringEquals, \"['a','b']\", a b, true",
        "ForAllValues:StringEquals, \"['a','b']\", a c, false",
        "ForAllValues:StringEquals, 'a', none, true",
        "ForAllValues:StringNotEquals, 'a', b c, true",
        "ForAllValues:StringNotEquals, 'a', a b, false",
        "ForAllValues:StringNotEquals, 'a', none, true",
        "ForAllValues:StringLikeIfExists, 'a*', ab ac, true",
        "ForAllValues:StringLikeIfExists, 'a*', ab b, false",
        "ForAllValues:StringLikeIfExists, 'a*', none, true",
      })
  void holds(String operator, String wanted, String given, boolean expected) {
    assertThat(allowed("'" + operator + "':{'aws:Key':" + wanted + "}", given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'StringEquals':{'AWS:KEY':'a'}, true",
        "\"'StringEquals':{'aws:Key':'a','aws:Other':'b'}\", false",
        "\"'StringEquals':{'aws:Key':'a'},'StringLike':{'aws:Key':'b'}\", false",
        "\"'StringEquals':{'aws:Key':'a'},'StringLike':{'aws:Key':'*'}\", true",
        "'StringEquals':{}, true",
      })
  void needsEveryOperatorAndEveryKey(String conditions, boolean expected) {
    assertThat(allowed(conditions, "a")).isEqualTo(expected);
  }

  /** What the key may be: any of several, of which none means that it is absent. */
  @ParameterizedTest(name = "{0} {1} with {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Nothing is known of the key.
        "StringEquals | 'a' | open | PERHAPS",
        "StringNotEquals | 'a' | open | PERHAPS",
        "StringEqualsIfExists | 'a' | open | PERHAPS",
        "BoolIfExists | 'true' | open | PERHAPS",
        "ForAnyValue:StringEquals | 'a' | open | PERHAPS",
        "ForAnyValue:StringNotEquals | 'a' | open | PERHAPS",
        "ForAllValues:StringEquals | 'a' | open | PERHAPS",
        "ForAllValues:StringNotEquals | 'a' | open | PERHAPS",
        "Null | 'true' | open | PERHAPS",
        "Null | 'false' | open | PERHAPS",
        // It is there, and its value is not known.
        "StringEquals | 'a' | hidden | PERHAPS",
        "ForAnyValue:StringLike | 'a*' | hidden | PERHAPS",
        "Null | 'true' | hidden | NO",
        "Null | 'false' | hidden | YES",
        // It is one of several things.
        "StringEquals | 'a' | a, none | PERHAPS",
        "StringEquals | 'b' | a, none | NO",
        "StringNotEquals | 'a' | a, none | PERHAPS",
        "StringNotEquals | 'b' | a, none | YES",
        "StringEqualsIfExists | 'a' | a, none | YES",
        "StringEqualsIfExists | 'b' | a, none | PERHAPS",
        "ForAllValues:StringEquals | 'a' | a, none | YES",
        "ForAllValues:StringEquals | 'b' | a, none | PERHAPS",
        "ForAnyValue:StringEquals | 'a' | a, none | PERHAPS",
        "Null | 'true' | a, none | PERHAPS",
        "Bool | 'true' | true, false | PERHAPS",
        "Bool | ['true','false'] | true, false | YES",
        "Null | 'false' | true, false | YES",
      })
  void holdsOrNotOrPerhaps(String operator, String wanted, String readings, Truth expected) {
    RequestContext context = RequestContext.open();
    switch (readings) {
      case "open" -> context.leavesOpen("why", "aws:Key");
      case "hidden" -> context.hides("why", "aws:Key");
      default ->
          context.may(
              "aws:Key",
              "why",
              Arrays.stream(readings.split(", "))
                  .map(each -> each.equals("none") ? List.<String>of() : List.of(each))
                  .toList());
    }
    AccessRequest request =
        new AccessRequest(
            Principal.parse("events.amazonaws.com"), "a:B", "arn:r", "111111111111", context);
    Condition condition =
        policy(
                "p",
                "{'Effect':'Allow','Principal':'*','Action':'*','Condition':{'%s':{'aws:Key':%s}}}"
                    .formatted(operator, wanted))
            .statements()
            .get(0)
            .conditions()
            .get(0);

    assertThat(condition.holds(request)).isEqualTo(expected);
    assertThat(condition.doubt(request))
        .startsWith("its condition " + operator + " on aws:Key ")
        .endsWith(": why");
  }

  private static boolean allowed(String conditions, String given) {
    Policy policy =
        policy(
            "p",
            "{'Effect':'Allow','Principal':'*','Action':'*','Condition':{" + conditions + "}}");
    List<String> values = given == null ? List.of() : Arrays.asList(given.split(" "));
    AccessRequest request = putEvents("events.amazonaws.com", Map.of("aws:kEY", values));
    return AccessEvaluator.decide(request, List.of(), Optional.of(policy)).allowed();
  }
}
