package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, what is refused, and what makes a statement one that perhaps applies. */
class PolicyTest {
  private static final String STATEMENT = "'Effect':'Allow','Action':'*','Resource':'*'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Version':'2012-10-17','Id':'x','Statement':[{%s}]}",
        "{'Version':'2008-10-17','Statement':{%s}}",
        "{'Statement':[{%s}]}",
      })
  void readsADocument(String document) {
    var policy = Policy.parse("p", json(document.formatted(STATEMENT)));

    assertThat(policy.name()).isEqualTo("p");
    assertThat(policy.statements())
        .singleElement()
        .satisfies(each -> assertThat(each.label()).isEqualTo("statement 1 of p"))
        .satisfies(each -> assertThat(each.effect()).isEqualTo(Effect.ALLOW));
  }

  @Test
  void callsAStatementByItsSidOrElseItsNumber() {
    var each = "{" + STATEMENT + "}";
    var named = "{'Sid':'Named'," + STATEMENT + "}";
    var empty = "{'Sid':''," + STATEMENT + "}";

    var policy =
        Policy.parse("p", json("{'Statement':[" + each + "," + named + "," + empty + "]}"));

    assertThat(policy.statements())
        .extracting(Statement::label)
        .containsExactly("statement 1 of p", "statement Named of p", "statement 3 of p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[]|it is not a JSON object; write an object with Version and Statement",
        "{}|it has no Statement; give it at least one",
        "{'Statement':[]}|it has no Statement; give it at least one",
        "{'Statement':'x'}|it has no Statement; give it at least one",
        "{'Version':'2012-10-18'}|its Version \"\"2012-10-18\"\" is not known; write 2012-10-17",
        "{'Version':null}|its Version null is not known; write 2012-10-17",
        "{'Statement':[{'Sid':'A',%1$s},{'Sid':'A',%1$s}]}"
            + "|it has statement A of p twice; give each its own Sid",
      })
  void refusesADocument(String document, String message) {
    assertRefused(document.formatted(STATEMENT), "p: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{'Statement':[{'Effect':'Allow','Effect':'Deny','Action':'*'}]}",
        "{'Statement':[{'Effect':'Allow','Action':'*'}]} {}",
      })
  void refusesWhatIsNotOneJsonDocument(String document) {
    assertThatThrownBy(() -> Policy.parse("p", json(document)))
        .isInstanceOf(UnsupportedPolicyException.class)
        .hasMessageStartingWith("p: it is not ")
        .hasMessageMatching("(?s).*; (correct the document|write an object .*)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Action':'*'|it has no Effect; write Allow or Deny",
        "'Effect':'allow'|its Effect \"\"allow\"\" is not known; write Allow or Deny",
        "'Sid':1|its Sid is 1; write a string",
        "'Effect':'Allow'|it has no Action; write either Action or NotAction",
        "'Effect':'Allow','Action':'*','NotAction':'*'"
            + "|it has both Action and NotAction; write either Action or NotAction",
        "'Effect':'Allow','Action':'PutEvents'"
            + "|its Action PutEvents names no service; write service:Action, or *",
        "'Effect':'Allow','NotAction':':x'"
            + "|its NotAction :x names no service; write service:Action, or *",
        "'Effect':'Allow','Action':[1]|its Action has 1; write a string or a list of strings",
        "'Effect':'Allow','Action':{}|its Action has {}; write a string or a list of strings",
        "'Effect':'Allow','Action':'*','Resource':'*','NotResource':'*'"
            + "|it has both Resource and NotResource; write one of them",
        "'Effect':'Allow','Action':'*','Resource':'bucket'"
            + "|its Resource bucket is not an ARN; write an ARN, or *",
        "'Effect':'Allow','Action':'*','NotResource':true"
            + "|its NotResource has true; write a string or a list of strings",
        "'Effect':'Allow','Principal':'222222222222'"
            + "|its Principal \"\"222222222222\"\" is not known;"
            + " write *, or an object with AWS or Service",
        "'Effect':'Allow','Principal':['*']"
            + "|its Principal [\"\"*\"\"] is not known; write *, or an object with AWS or Service",
        "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::222222222222:role/*'}"
            + "|its Principal arn:aws:iam::222222222222:role/* is not known;"
            + " write *, 12 digits, or the whole ARN of a root, role, user or session",
        "'Effect':'Allow','Principal':{'AWS':'development'}"
            + "|its Principal development is not known;"
            + " write *, 12 digits, or the whole ARN of a root, role, user or session",
        "'Effect':'Allow','Principal':{'Service':'*'}"
            + "|its Principal * is not known; write the whole name of the service",
      })
  void refusesAnElement(String elements, String message) {
    assertRefused("{'Statement':[{" + elements + "}]}", "statement 1 of p: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[]|its Condition is not a JSON object; write operator, key, values",
        "{'Bool':'true'}|its Bool is not a JSON object; write operator, key, values",
        "{'StringEquals':{'k':{}}}|its Condition has {}; write a string or a list of strings",
        "{'StringEquals':{'k':[null]}}|its Condition has null;"
            + " write a string or a list of strings",
      })
  void refusesACondition(String condition, String message) {
    assertRefused(
        "{'Statement':[{'Sid':'A'," + STATEMENT + ",'Condition':" + condition + "}]}",
        "statement A of p: " + message);
  }

  /** What AWS may well take, and is not known here: the statement perhaps applies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Action':[]|its Action is an empty list; give it at least one value",
        "'NotAction':'s3:${x}'|its NotAction has the policy variable s3:${x};"
            + " write the action itself, AWS fills in variables in Resource and Condition",
        "'Action':'*','Resource':[]|its Resource is an empty list; give it at least one value",
        "'Action':'*','Effects':'Allow'|its key Effects is not known;"
            + " remove it, or write the policy without it",
        "'Action':'*','NotPrincipal':'*'|its NotPrincipal is not known;"
            + " name the principals, or deny with a condition",
        "'Action':'*','Principal':{}|its Principal is empty; name at least one",
        "'Action':'*','Principal':{'Aws':'*'}"
            + "|its Principal type Aws is not known; write AWS or Service",
        "'Action':'*','Principal':{'AWS':'arn:aws:iam::222222222222:group/g'}"
            + "|its Principal arn:aws:iam::222222222222:group/g is not known;"
            + " write *, 12 digits, or the whole ARN of a root, role, user or session",
      })
  void doubtsAnElement(String elements, String doubt) {
    assertDoubted("{'Statement':[{'Effect':'Allow'," + elements + "}]}", doubt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'BinaryEquals':{'k':'QQ=='}}|its condition operator BinaryEquals is not known;"
            + " use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator",
        "{'stringEquals':{'k':'a'}}|its condition operator stringEquals is not known;"
            + " use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator",
        "{'ForAnyValue:Null':{'k':'true'}}|its condition operator ForAnyValue:Null is not known;"
            + " use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator",
        "{'NullIfExists':{'k':'true'}}|its condition operator NullIfExists is not known;"
            + " use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator",
        "{'ForSomeValue:Bool':{'k':'true'}}"
            + "|its condition operator ForSomeValue:Bool is not known;"
            + " use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator",
        "{'StringEquals':{'k':[]}}|its Condition is an empty list; give it at least one value",
        "{'NumericEquals':{'k':'${aws:EpochTime}'}}|its condition NumericEquals on k has a value of"
            + " another type: ${aws:EpochTime} is not a number; write a value of the operator's type",
        "{'Null':{'k':['true','false']}}"
            + "|its condition Null has [true, false]; write either true or false",
        "{'Null':{'k':'no'}}|its condition Null has [no]; write either true or false",
        "{'BoolIfExists':{'k':'maybe'}}|its condition BoolIfExists on k has a value of another"
            + " type: maybe is neither true nor false; write a value of the operator's type",
        "{'NumericEquals':{'k':'ten'}}|its condition NumericEquals on k has a value of another"
            + " type: ten is not a number; write a value of the operator's type",
        "{'DateEquals':{'k':'2026-13-01'}}|its condition DateEquals on k has a value of another"
            + " type: 2026-13-01 is neither an ISO 8601 time nor seconds since 1970;"
            + " write a value of the operator's type",
        "{'IpAddress':{'k':'10.0.0.0/33'}}|its condition IpAddress on k has a value of another"
            + " type: 10.0.0.0/33 is not a range of addresses;"
            + " write a value of the operator's type",
        "{'ArnLike':{'k':'*'}}|its condition ArnLike on k has a value of another"
            + " type: * is not an ARN of six parts; write a value of the operator's type",
      })
  void doubtsACondition(String condition, String doubt) {
    assertDoubted("{'Statement':[{" + STATEMENT + ",'Condition':" + condition + "}]}", doubt);
  }

  @Test
  void whatIsNotKnownOfTheDocumentIsNotKnownOfAnyStatement() {
    assertDoubted(
        "{'Statements':[],'Statement':[{" + STATEMENT + "}]}",
        "its key Statements is not known; remove it, or write the policy without it");
  }

  @Test
  void refusesAStatementThatIsNoObject() {
    assertRefused(
        "{'Statement':['x']}",
        "statement 1 of p: it is not a JSON object; write an object with Effect and Action");
  }

  private static void assertDoubted(String document, String doubt) {
    var policy = Policy.parse("p", json(document.replaceFirst("\\{", "{'Version':'2012-10-17',")));
    var statement = policy.statements().get(0);
    var request = Samples.putEvents(Samples.SESSION);

    assertThat(statement.isDoubtful(request)).isTrue();
    assertThat(statement.doubts(request)).containsExactly(doubt.replace("\"\"", "\""));
  }

  private static void assertRefused(String document, String message) {
    assertThatThrownBy(() -> Policy.parse("p", json(document)))
        .isInstanceOf(UnsupportedPolicyException.class)
        .hasMessage(message.replace("\"\"", "\""));
  }
}
