package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.StackRun;
import eventrelay.StackVariants;
import eventrelay.rehearsal.types.AwsPackage;
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

    assertThat(file.path("resources"))
        .filteredOn(ImportFileTest::isProvider)
        .singleElement()
        .satisfies(
            provider -> {
              assertThat(provider.path("logicalName").asText()).isEqualTo("development");
              assertThat(provider.path("version").asText()).isEqualTo("6.83.0");
              assertThat(provider.at("/inputs/profile").asText()).isEqualTo("development");
              assertThat(provider.at("/inputs/allowedAccountIds").asText())
                  .isEqualTo("[\"222222222222\"]");
            });
    assertThat(file.path("resources"))
        .filteredOn(entry -> !entry.has("component") && !isProvider(entry))
        .hasSize(4)
        .allSatisfy(
            entry -> assertThat(entry.path("provider").asText()).isEqualTo("developmentProvider"));
  }

  private static boolean isProvider(JsonNode entry) {
    return entry.path("type").asText().equals(AwsPackage.PROVIDER);
  }

  private static List<String> urns(String stack, JsonNode file) {
    var known = new HashMap<String, String>();
    var urns = new ArrayList<String>();
    var names = new HashMap<String, Integer>();
    file.path("resources")
        .forEach(entry -> names.merge(entry.path("name").asText(), 1, Integer::sum));
    assertThat(names.values()).as("names are unique").containsOnly(1);
    for (var entry : file.path("resources")) {
      var name = entry.path("name").asText();
      var made = entry.path("component").asBoolean() || isProvider(entry);
      assertThat(entry.has("id")).isNotEqualTo(made);
      var logical = entry.has("logicalName") ? entry.path("logicalName").asText() : name;
      var urn = urn(stack, parentType(entry, known), entry.path("type").asText(), logical);
      if (!made) {
        assertThat(known.get(entry.path("provider").asText())).contains(AwsPackage.PROVIDER);
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
