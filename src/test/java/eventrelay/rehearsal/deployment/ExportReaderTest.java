package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE_URN =
      "urn:pulumi:dev::event-relay::relay:Source$aws:cloudwatch/eventRule:EventRule::rule::a";
  private static final String MARK = "\"4dabf18193072939515e22adb298388d\"";
  private static final String SECRET = MARK + ":\"1b47061264138c4ac30d75fd1eb44270\"";

  @TempDir private Path folder;

  @Test
  void takesTheStackFromUrnsWhoseNamesMayHoldColons() throws IOException {
    var read = ExportFile.read(export("{\"urn\":\"" + RULE_URN + "\",\"type\":\"t\"}"));
    assertThat(read.stack()).isEqualTo("dev");
    assertThat(read.resources())
        .containsExactly(
            new ResourceState(
                RULE_URN,
                "t",
                false,
                "",
                JSON.createObjectNode(),
                JSON.createObjectNode(),
                "",
                "",
                List.of(),
                Map.of()));
  }

  @Test
  void takesNullForAnEmptyField() throws IOException {
    var read =
        only(
            """
            {"urn":"urn:pulumi:s::p::t::n","type":"t","custom":null,"id":null,"inputs":null,
             "outputs":null,"parent":null,"dependencies":null,"propertyDependencies":{"k":null}}
            """);
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.inputs()).isEqualTo(JSON.createObjectNode());
    assertThat(read.propertyDependencies()).isEqualTo(Map.of("k", List.of()));
  }

  @Test
  void leavesOutWhatWaitsForDeletionAndReadsWhatIsExternal() throws IOException {
    String urn = "\"urn\":\"urn:pulumi:s::p::t::n\",\"type\":\"t\"";
    var read =
        ExportFile.read(
            export(
                "{" + urn + ",\"id\":\"old\",\"delete\":true}",
                "{" + urn + ",\"id\":\"new\",\"external\":true,\"delete\":false}"));
    assertThat(read.resources()).extracting(ResourceState::id).containsExactly("new");
  }

  @Test
  void knowsTheStackEvenIfAllWaitsForDeletion() throws IOException {
    var file = export("{\"urn\":\"urn:pulumi:s::p::t::n\",\"type\":\"t\",\"delete\":true}");
    assertThat(ExportFile.read(file)).isEqualTo(new Deployment("s", List.of()));
  }

  @Test
  void findsResourcesAmongWhatItDoesNotRead() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("other-order.json"),
            """
            {"deployment":{"secrets_providers":{"resources":[1]},"pending_operations":[{}],
             "resources":[{"urn":"urn:pulumi:s::p::t::n","type":"t"}]},"extra":[[]],"version":3}
            """);
    assertThat(ExportFile.read(file).resources()).hasSize(1);
  }

  @Test
  void aStateOfVersionFourIsReadAsAnyOther() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("version-4.json"),
            """
            {"version":4,"features":["hooks","views","refreshBeforeUpdate","taint"],
             "deployment":{"resources":[{"urn":"urn:pulumi:s::p::t::n","type":"t","id":"i",
               "custom":true,"inputs":{"a":1},"refreshBeforeUpdate":true,"taint":true,
               "viewOf":"urn:pulumi:s::p::u::m","resourceHooks":{"beforeCreate":["h"]}}]}}
            """);

    var read = ExportFile.read(file);
    assertThat(read.notes()).isEmpty();
    assertThat(read.resources()).extracting(ResourceState::id).containsExactly("i");
    assertThat(read.resources().get(0).inputs()).isEqualTo(json("{\"a\":1}"));
  }

  @Test
  void aFeatureThatIsNotKnownAndAnInterruptedUpdateAreNoted() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("interrupted.json"),
            """
            {"version":4,"features":["hooks","snapshots"],"deployment":{
             "pending_operations":[
               {"type":"creating","resource":{"urn":"urn:pulumi:s::p::t::new","type":"t"}},{}],
             "resources":[{"urn":"urn:pulumi:s::p::t::n","type":"t"}]}}
            """);

    assertThat(ExportFile.read(file).notes())
        .containsExactly(
            file + ": the state uses the feature snapshots, which the rehearsal does not know",
            file
                + ": an update was interrupted while creating urn:pulumi:s::p::t::new, so AWS may"
                + " differ from this state; refresh the stack and export it again",
            file
                + ": an update was interrupted while changing a resource, so AWS may differ from"
                + " this state; refresh the stack and export it again");
  }

  @Test
  void whatIsSaidOfAStackStaysWithItWhateverBecomesOfItsResources() {
    var resources = List.<ResourceState>of();
    var stack = new Deployment("s", resources, List.of("interrupted"));

    assertThat(stack.asDeclared()).isEqualTo(stack);
    assertThat(stack.with(resources)).isEqualTo(stack);
    assertThat(stack.project()).isEmpty();
  }

  @Test
  void unwrapsSecretsInPlainTextAtEveryLevel() throws IOException {
    var read =
        only(
            """
            {"urn":"urn:pulumi:s::p::t::n","type":"t",
             "inputs":{"text":{%1$s,"plaintext":"\\"a\\""},"list":[1,{%1$s,"plaintext":"{\\"b\\":2}"}]},
             "outputs":{"deep":{"er":{%1$s,"plaintext":"[{%2$s,\\"plaintext\\":\\"null\\"}]"}}}}
            """
                .formatted(SECRET, SECRET.replace("\"", "\\\"")));
    assertThat(read.inputs()).isEqualTo(json("{\"text\":\"a\",\"list\":[1,{\"b\":2}]}"));
    assertThat(read.outputs()).isEqualTo(json("{\"deep\":{\"er\":[null]}}"));
  }

  @Test
  void keepsAnEncryptedSecretAndKnowsIt() throws IOException {
    var wrapped = "{" + SECRET + ",\"ciphertext\":\"v1:abc\"}";
    var read =
        only(
            "{\"urn\":\"urn:pulumi:s::p::t::n\",\"type\":\"t\",\"outputs\":{\"key\":"
                + wrapped
                + "}}");
    assertThat(read.outputs().get("key")).isEqualTo(json(wrapped));
    assertThat(ExportFile.isEncrypted(read.outputs().get("key"))).isTrue();
  }

  @Test
  void takesNothingElseForEncrypted() throws JsonProcessingException {
    assertThat(ExportFile.isEncrypted(json("{" + SECRET + ",\"plaintext\":\"1\"}"))).isFalse();
    assertThat(ExportFile.isEncrypted(json("{" + MARK + ":\"asset\",\"ciphertext\":\"x\"}")))
        .isFalse();
    assertThat(ExportFile.isEncrypted(json("\"ciphertext\""))).isFalse();
  }

  private Path export(String... resources) throws IOException {
    return Files.writeString(
        folder.resolve("export.json"),
        "{\"version\":3,\"deployment\":{\"resources\":[" + String.join(",", resources) + "]}}");
  }

  private ResourceState only(String resource) throws IOException {
    var resources = ExportFile.read(export(resource)).resources();
    assertThat(resources).hasSize(1);
    return resources.get(0);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
