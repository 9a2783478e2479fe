package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | 7                     | 7",
        "true  | 7                     | \"7\"",
        "false | 7                     | 8",
        "true  | [\"a\",\"b\"]         | [\"b\",\"a\"]",
        "false | [\"a\",\"b\"]         | [\"a\"]",
        "false | [\"a\",\"b\"]         | [\"a\",\"c\"]",
        "true  | {\"targetArn\":\"x\"} | [{\"target_arn\":\"x\"}]",
        "true  | {\"targetArn\":\"x\"} | [{\"target_arn\":\"x\",\"other\":\"\"}]",
        "false | {\"targetArn\":\"x\"} | [{\"target_arn\":\"y\"}]",
        "false | {\"targetArn\":\"x\"} | []",
        "true  | {\"Queue\":\"x\"}     | {\"Queue\":\"x\"}",
        "false | {\"Queue\":\"x\"}     | {\"Queue\":\"x\",\"More\":\"y\"}",
        "true  | [{\"id\":\"a\"}]      | [{\"id\":\"a\",\"label\":\"\"}]",
        "false | [{\"id\":\"a\"}]      | [{\"id\":\"b\"}]",
      })
  void aDeclaredValueAndTerraforms(boolean same, String declared, String existing)
      throws JsonProcessingException {
    var json = new ObjectMapper();

    assertThat(JsonEquality.declaredAndExisting(json.readTree(declared), json.readTree(existing)))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {\"Action\":\"a\",\"Sid\":\"s\"}  | {\"Sid\":\"s\",\"Action\":[\"a\"]}",
        "true  | {\"Action\":[\"a\",\"b\"]}        | {\"Action\":[\"b\",\"a\"]}",
        "true  | {\"Bool\":{\"K\":\"false\"}}      | {\"Bool\":{\"K\":false}}",
        "true  | {\"Statement\":{\"Sid\":\"s\"}}   | {\"Statement\":[{\"Sid\":\"s\"}]}",
        "false | {\"Action\":\"a\"}                | {\"Action\":\"b\"}",
        "false | {\"Action\":\"a\"}                | {\"Action\":\"a\",\"Sid\":\"s\"}",
        "false | {\"Action\":\"a\"}                | not JSON",
        "true  | {\"state\":[\"a\",\"b\"]}         | {\"state\":[\"b\",\"a\"]}",
        "false | {\"x\":[{\"numeric\":[\">\",1,\"<\",5]}]} | {\"x\":[{\"numeric\":[\">\",5,\"<\",1]}]}",
        "false | {\"x\":[true]}                    | {\"x\":[\"true\"]}",
      })
  void twoDocuments(boolean same, String declared, String existing) {
    assertThat(JsonEquality.documents(declared, existing)).isEqualTo(same);
    assertThat(
            JsonEquality.declaredAndExisting(
                TextNode.valueOf(declared), TextNode.valueOf(existing)))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {\"a\":1,\"b\":[1,2]} | { \"b\": [1, 2], \"a\": 1 }",
        "false | {\"a\":[1,2]}         | {\"a\":[2,1]}",
        "false | {\"a\":[1]}           | {\"a\":1}",
        "false | {\"a\":1}             | {\"a\":1.0}",
        "false | {\"a\":1}             | {\"a\":1",
        "false | 7                     | 7",
      })
  void twoTexts(boolean same, String one, String other) {
    assertThat(JsonEquality.texts(one, other)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | 1              | 1.0",
        "true  | null           | null",
        "true  | {\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
        "false | 1              | \"1\"",
        "false | 1              | 2",
        "false | [1,2]          | [2,1]",
        "false | [1]            | 1",
        "false | null           | 1",
      })
  void twoValuesOfPulumi(boolean same, String one, String other) {
    assertThat(JsonEquality.values(Json.parse(one), Json.parse(other))).isEqualTo(same);
  }

  @Test
  void aValueThatIsNotThereIsNull() {
    assertThat(JsonEquality.values(MissingNode.getInstance(), NullNode.getInstance())).isTrue();
    assertThat(JsonEquality.values(MissingNode.getInstance(), TextNode.valueOf(""))).isFalse();
  }
}
