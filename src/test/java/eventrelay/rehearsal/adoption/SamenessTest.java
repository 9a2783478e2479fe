package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
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
  void inputs(boolean same, String declared, String existing) throws JsonProcessingException {
    var json = new ObjectMapper();

    assertThat(Sameness.of(json.readTree(declared), json.readTree(existing))).isEqualTo(same);
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
  void documents(boolean same, String declared, String existing) {
    var json = new ObjectMapper().getNodeFactory();

    assertThat(Sameness.of(json.textNode(declared), json.textNode(existing))).isEqualTo(same);
  }
}
