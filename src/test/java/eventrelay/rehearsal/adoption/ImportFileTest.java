package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.StackRun;
import eventrelay.StackVariants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the file as the CLI does (pulumi/pulumi, {@code pkg/cmd/pulumi/operations/import.go}). */
class ImportFileTest {
  @Test
  void theCliMakesOfItTheUrnsThatTheProgramDeclares() {
    for (var variant : StackVariants.declared().entrySet()) {
      var adoption =
          new Adopter(List.of(variant.getValue().deployment())).withoutState().stacks().get(0);

      var urns = urns(adoption.stack(), new ImportFile(adoption).content());

      assertThat(urns)
          .as(variant.getKey())
          .containsAll(adoption.adopted().stream().map(one -> one.resource().urn()).toList())
          .hasSizeGreaterThan(adoption.adopted().size());
    }
  }

  @Test
  void anAccountThatIsCalledLikeAnothersRoleIsKeptApart() {
    var stack =
        StackRun.of(
                "wide",
                """
                deploy: both
                management: {id: "111111111111", region: us-east-1, profile: management}
                development:
                  - {name: a, id: "222222222222", regions: [us-east-1], profile: a}
                  - {name: a-role, id: "333333333333", regions: [us-east-1], profile: b}
                """)
            .declares();
    var adoption = new Adopter(List.of(stack.deployment())).withoutState().stacks().get(0);

    var urns = urns(adoption.stack(), new ImportFile(adoption).content());

    assertThat(urns)
        .containsAll(adoption.adopted().stream().map(one -> one.resource().urn()).toList());
  }

  @Test
  void eachResourceNamesItsOwnProvider() {
    var adoption = Seed.adopted().stacks().get(1);

    var file = new ImportFile(adoption).content();

    assertThat(file.path("nameTable").toString())
        .isEqualTo(
            "{\"developmentProvider\":"
                + "\"urn:pulumi:dev::event-relay::pulumi:providers:aws::development\"}");
    assertThat(file.path("resources"))
        .filteredOn(entry -> !entry.has("component"))
        .hasSize(4)
        .allSatisfy(
            entry -> assertThat(entry.path("provider").asText()).isEqualTo("developmentProvider"));
  }

  private static List<String> urns(String stack, JsonNode file) {
    var known = new HashMap<String, String>();
    file.path("nameTable").properties().forEach(e -> known.put(e.getKey(), e.getValue().asText()));
    var urns = new ArrayList<String>();
    var names = new HashMap<String, Integer>();
    file.path("resources")
        .forEach(entry -> names.merge(entry.path("name").asText(), 1, Integer::sum));
    assertThat(names.values()).as("names are unique").containsOnly(1);
    for (var entry : file.path("resources")) {
      var name = entry.path("name").asText();
      assertThat(file.path("nameTable").has(name)).as("%s is no provider", name).isFalse();
      assertThat(entry.has("id")).isNotEqualTo(entry.path("component").asBoolean());
      var logical = entry.has("logicalName") ? entry.path("logicalName").asText() : name;
      var urn = urn(stack, parentType(entry, known), entry.path("type").asText(), logical);
      if (!entry.path("component").asBoolean()) {
        assertThat(file.path("nameTable").has(entry.path("provider").asText())).isTrue();
      }
      known.put(name, urn);
      urns.add(urn);
    }
    return urns;
  }

  private static String parentType(JsonNode entry, Map<String, String> known) {
    var parent = entry.path("parent").asText();
    return parent.isEmpty() ? "" : known.get(parent).split("::")[2] + "$";
  }

  private static String urn(String stack, String parentType, String type, String name) {
    return "urn:pulumi:%s::event-relay::%s%s::%s".formatted(stack, parentType, type, name);
  }
}
