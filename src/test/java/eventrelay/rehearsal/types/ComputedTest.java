package eventrelay.rehearsal.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Ids, import ids and ARNs as the Pulumi Registry's page of each type has them. */
class ComputedTest {
  private static final Arns PLACE = Arns.of("eu-west-1", "111111111111");

  @ParameterizedTest
  @CsvFileSource(resources = "/resource-types.csv", delimiter = '|', useHeadersInDisplayName = true)
  void idsAndOutputsAreThoseOfTheProvider(
      String token, String inputs, String id, String importId, String outputs) {
    var type = ResourceTypes.of(token);
    var values = new HashMap<String, Object>(map(inputs));

    assertThat(type.id(values, PLACE)).isEqualTo(id);
    assertThat(type.outputs(values, PLACE)).isEqualTo(map(outputs));
    values.putAll(type.outputs(values, PLACE));
    assertThat(type.importId(new ObjectMapper().<ObjectNode>valueToTree(values)))
        .contains(importId);
  }

  @Test
  void theTableHasEveryType() throws Exception {
    try (var table = ComputedTest.class.getResourceAsStream("/resource-types.csv")) {
      var tokens = new HashSet<String>();
      new String(table.readAllBytes())
          .lines()
          .skip(1)
          .forEach(line -> tokens.add(line.split("\\|")[0].strip()));
      assertThat(ResourceTypes.all()).extracting(ResourceType::token).allMatch(tokens::contains);
    }
  }

  @Test
  void whatIdentifiesAResourceIsNotAnIdThatAwsGenerates() {
    assertThat(ResourceTypes.of(SnsTypes.SUBSCRIPTION).identity().isGenerated()).isTrue();
    assertThat(ResourceTypes.of(SqsTypes.QUEUE).identity().isGenerated()).isFalse();
  }

  @Test
  void anInputThatIsLeftToTheProviderIsAnError() {
    assertThatThrownBy(() -> ResourceTypes.of(SqsTypes.QUEUE).id(Map.of("fifoQueue", true), PLACE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the program left name to the provider: {fifoQueue=true}");
    assertThatThrownBy(() -> ResourceTypes.of(IamTypes.ROLE_POLICY).id(Map.of("role", "r"), PLACE))
        .hasMessageStartingWith("the program left name to the provider");
  }

  @Test
  void theImportIdTakesDefaultsAndIsEmptyIfAPropertyIsNotKnown() {
    var json = new ObjectMapper().createObjectNode().put("name", "r");

    assertThat(ResourceTypes.of(EventBridgeTypes.RULE).importId(json)).contains("default/r");
    assertThat(ResourceTypes.of(IamTypes.ROLE_POLICY).importId(json)).isEmpty();
    assertThat(ResourceTypes.of(IamTypes.ROLE_POLICY).importId(json.put("role", ""))).isEmpty();
    assertThat(ResourceTypes.of(IamTypes.ROLE_POLICY).importId(json.put("role", "$1")))
        .contains("$1:r");
  }

  /** Of <code>key=value, key=value</code>. */
  private static Map<String, Object> map(String text) {
    return text == null
        ? Map.of()
        : Arrays.stream(text.split(", "))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
