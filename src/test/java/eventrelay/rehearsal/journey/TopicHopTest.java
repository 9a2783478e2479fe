package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.SnsTypes;
import org.junit.jupiter.api.Test;

/** What a function publishes is a hop, with the statement that lets it through or stops it. */
class TopicHopTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111111111111:t";
  private static final String REFUSING =
      "arn: '"
          + TOPIC
          + "', policy: '{\"Statement\":[{\"Sid\":\"No\",\"Effect\":\"Deny\","
          + "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}'";

  @Test
  void aTopicThatTakesItSaysByWhichStatement() {
    var hop = hopAtTopic(publishing());

    assertThat(hop.verdict()).isEqualTo(Verdict.ALLOWED);
    assertThat(hop.because()).startsWith("to topic t: ");
    assertThat(hop.statements())
        .extracting(StatementText::label)
        .containsExactly("statement 1 of role policy p of role r");
  }

  @Test
  void aTopicThatRefusesItSaysByWhichStatement() {
    var hop = hopAtTopic(publishing().add(SnsTypes.TOPIC_POLICY, "t", REFUSING));

    assertThat(hop.verdict()).isEqualTo(Verdict.DENIED);
    assertThat(hop.because()).endsWith(" is refused: statement No of topic policy of t denies it");
    assertThat(hop.statements())
        .extracting(StatementText::json)
        .containsExactly(
            "{\"Sid\":\"No\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\","
                + "\"Resource\":\"*\"}");
  }

  @Test
  void eachFunctionsRoleIsAskedByItself() {
    var nobodys =
        "name: 's', assumeRolePolicy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}]}'";
    var wiring =
        publishing()
            .add(IamTypes.ROLE, "s", nobodys)
            .function("g", properties("s"))
            .rule("default", "q", 1, OpenWiring.functionArn("g"));

    assertThat(wiring.send("x: 1").hops())
        .filteredOn(hop -> hop.at().equals(TOPIC))
        .extracting(Hop::verdict)
        .contains(Verdict.ALLOWED, Verdict.DENIED);
  }

  private static OpenWiring publishing() {
    return new OpenWiring()
        .add(SnsTypes.TOPIC, "t", "name: 't'")
        .function("f", properties("r"))
        .rule("default", "r", 1, OpenWiring.functionArn("f"));
  }

  private static String properties(String role) {
    return ("role: 'arn:aws:iam::111111111111:role/%s', handler: 'lambda_function.lambda_handler',"
            + " timeout: 20, code: {path: 'lambda'}, environment: {variables:"
            + " {NOTIFY_TOPIC_ARN: '%s'}}")
        .formatted(role, TOPIC);
  }

  private static Hop hopAtTopic(OpenWiring wiring) {
    return wiring.send("x: 1").hops().stream()
        .filter(hop -> hop.at().equals(TOPIC))
        .findFirst()
        .orElseThrow();
  }
}
