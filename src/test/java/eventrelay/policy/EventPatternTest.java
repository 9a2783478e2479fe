package eventrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
  private static final String STATE_CHANGE =
      "\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2 Instance State-change Notification\"]";

  @Test
  void asksForTheStatesInTheirOrder() {
    assertThat(EventPattern.ofEc2States(List.of("stopped", "pending")).json())
        .isEqualTo("{" + STATE_CHANGE + ",\"detail\":{\"state\":[\"stopped\",\"pending\"]}}");
  }

  @Test
  void asksForEveryStateIfNoneIsNamed() {
    assertThat(EventPattern.ofEc2States(List.of()).json()).isEqualTo("{" + STATE_CHANGE + "}");
  }

  @Test
  void knowsTheStatesThatEc2Sends() {
    assertThat(EventPattern.EC2_STATES)
        .containsExactly(
            "pending", "running", "stopping", "stopped", "shutting-down", "terminated");
    assertThat(EventPattern.DEFAULT)
        .isEqualTo(EventPattern.ofEc2States(List.of("running", "stopped", "terminated")));
  }

  @Test
  void asksForSourcesAndDetailTypes() {
    assertThat(EventPattern.of(List.of("a", "b"), List.of("c")).json())
        .isEqualTo("{\"source\":[\"a\",\"b\"],\"detail-type\":[\"c\"]}");
    assertThat(EventPattern.of(List.of("a"), List.of()).json()).isEqualTo("{\"source\":[\"a\"]}");
    assertThat(EventPattern.of(List.of(), List.of("c")).json())
        .isEqualTo("{\"detail-type\":[\"c\"]}");
  }

  @Test
  void keepsAnObjectAsItStands() throws JsonProcessingException {
    var json =
        "{\"source\":[{\"prefix\":\"aws.\"}],\"detail\":{\"size\":[{\"numeric\":[\">\",1.50]}]}}";
    assertThat(EventPattern.of((ObjectNode) Json.read(json)).json()).isEqualTo(json);
  }

  @Test
  void isPinnedToAccountsBeforeAnythingElse() {
    var pattern = EventPattern.of(List.of("a"), List.of());
    assertThat(pattern.pinnedTo(List.of("222222222222", "033333333333")).json())
        .isEqualTo("{\"account\":[\"222222222222\",\"033333333333\"],\"source\":[\"a\"]}");
    assertThat(pattern.json()).isEqualTo("{\"source\":[\"a\"]}");
  }

  @Test
  void isPinnedAwayFromAnAccount() {
    var pattern = EventPattern.of(List.of("a"), List.of());
    var pinned = pattern.pinnedAwayFrom("111111111111");
    assertThat(pinned.json())
        .isEqualTo("{\"account\":[{\"anything-but\":[\"111111111111\"]}],\"source\":[\"a\"]}");
    assertThat(pinned.refusal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'detail':{'state':['stopped','running']}} | stopped,running",
        "{'source':['aws.ec2']} | pending,running,stopping,stopped,shutting-down,terminated",
        "{'detail':{'state':['a',{'prefix':'s'}]}}"
            + "| pending,running,stopping,stopped,shutting-down,terminated",
      })
  void tellsTheStatesThatItCarries(String json, String states) {
    assertThat(new EventPattern(json.replace('\'', '"')).statesCarried())
        .containsExactly(states.split(","));
  }

  @Test
  void isTakenByEventBridge() {
    assertThat(EventPattern.DEFAULT.refusal()).isEmpty();
    assertThat(EventPattern.DEFAULT.pinnedTo(List.of("222222222222")).refusal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{} | Empty objects are not allowed",
        "{'source':[]} | Empty arrays are not allowed",
        "{'source':[{'nope':1}]} | Unrecognized match type nope",
        "{'source':'aws.ec2'} | \"source\" must be an object or an array",
      })
  void isRefusedInTheWordsOfEventRuler(String json, String reason) {
    assertThat(new EventPattern(json.replace('\'', '"')).refusal()).contains(reason);
  }

  @Test
  void isRefusedForItsRuleCombinationsBeforeAnythingElse() {
    assertThat(new EventPattern(OrPattern.of(3, 10)).refusal()).isEmpty();
    assertThat(new EventPattern(OrPattern.of(2, 32)).refusal())
        .contains(
            "its $or lists make 1,024 rule combinations and AWS accepts 1,000; write the values of"
                + " one field as one list instead of an $or, or leave alternatives out");
    assertThat(new EventPattern(OrPattern.of(15, 3)).refusal().orElseThrow())
        .startsWith("its $or lists make 14,348,907 rule combinations");
    assertThat(new EventPattern(OrPattern.of(100, 30)).refusal().orElseThrow())
        .startsWith("its $or lists make at least 1,000,000,000,000,000 rule combinations");
    var unfinished = OrPattern.of(15, 3).replaceFirst("}$", ",\"x\":[}");
    assertThat(new EventPattern(unfinished).refusal().orElseThrow()).startsWith("Unexpected");
  }

  @Test
  void isRefusedForItsLength() {
    var frame = "{\"source\":[\"\"]}".length();
    assertThat(ofSource("a".repeat(2048 - frame)).refusal()).isEmpty();
    assertThat(ofSource("a".repeat(2049 - frame)).refusal())
        .contains("it is 2,049 characters long and AWS accepts 2,048");
  }

  @Test
  void tellsTheLiteralsOfAField() {
    var pattern = EventPattern.of(List.of("a", "b"), List.of("c"));
    assertThat(pattern.literals("source")).containsExactly("a", "b");
    assertThat(pattern.literals("detail-type")).containsExactly("c");
    assertThat(pattern.literals("region")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source\":[{\"prefix\":\"aws.\"}]}",
        "{\"source\":[\"aws.ec2\",{\"prefix\":\"aws.\"}]}",
        "{\"source\":[null]}",
        "{\"source\":{\"x\":[1]}}",
      })
  void tellsNoLiteralsOfAFieldThatAsksOtherwise(String json) {
    assertThat(new EventPattern(json).literals("source")).isEmpty();
  }

  @Test
  void saysTheSameWhateverTheOrderOfKeysAndTheWhiteSpace() {
    var pattern = EventPattern.of(List.of("a", "b"), List.of("c"));
    assertThat(
            pattern.saysTheSameAs(
                new EventPattern("{ \"detail-type\": [\"c\"], \"source\": [\"a\", \"b\"] }")))
        .isTrue();
    assertThat(pattern.saysTheSameAs(EventPattern.of(List.of("a"), List.of("c")))).isFalse();
    assertThat(pattern.saysTheSameAs(EventPattern.of(List.of("a", "b"), List.of()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "{\"a\":1,\"a\":2}", "{} {}", "[1]"})
  void isAnObject(String json) {
    assertThatThrownBy(() -> new EventPattern(json).literals("source"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JSON object: " + json);
  }

  private static EventPattern ofSource(String source) {
    return EventPattern.of(List.of(source), List.of());
  }
}
