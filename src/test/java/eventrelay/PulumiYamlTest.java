package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.stackfile.StackFile;
import eventrelay.rehearsal.stackfile.StackFolder;
import eventrelay.rehearsal.stackfile.YamlText;
import eventrelay.settings.Settings;
import eventrelay.settings.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pulumi.yaml and the stack files agree with the program and with the build. */
@Timeout(10)
class PulumiYamlTest {
  private static final Set<String> REQUIRED = Set.of("deploy", "management");
  private static final List<String> TYPES =
      List.of("string", "integer", "boolean", "array", "object");

  @Test
  void describesEveryKeyOfTheSettingsInTheirOrder() {
    assertThat(config().properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyElementsOf(Settings.KEYS);
    assertThat(config().properties())
        .allSatisfy(
            key -> {
              assertThat(key.getValue().path("type").textValue()).isIn(TYPES);
              assertThat(key.getValue().path("description").textValue()).isNotBlank();
              // The engine does not take an array whose items have no type.
              assertThat(key.getValue().at("/items/type").isTextual())
                  .isEqualTo(key.getValue().path("type").textValue().equals("array"));
            });
  }

  @Test
  void givesADefaultToWhatIsNotRequired() {
    // Pulumi refuses a stack that leaves out a key without a default.
    assertThat(config().properties())
        .allSatisfy(
            key ->
                assertThat(key.getValue().has("default"))
                    .as(key.getKey())
                    .isNotEqualTo(REQUIRED.contains(key.getKey())));
  }

  /** The CLI asks for text, and writes down every default that it is given. */
  @Test
  void letsPulumiNewAskForSettingsThatAreNoObjects() {
    var asked = project().at("/template/config").properties();

    assertThat(asked).isNotEmpty();
    for (var key : asked) {
      assertThat(config().at("/" + key.getKey() + "/type").textValue())
          .as(key.getKey())
          .isIn("string", "integer", "boolean");
      assertThat(key.getValue().properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("description");
      var blank = key.getValue().path("description").textValue();
      var standard = config().at("/" + key.getKey() + "/default");
      assertThat(blank)
          .contains(standard.isMissingNode() ? "blank" : "blank for " + standard.asText());
    }
  }

  @Test
  void givesDefaultsThatMeanNotSet() {
    var written = new HashMap<String, String>();
    for (var key : List.of("deploy", "management", "development")) {
      written.put(key, file("mgmt").config().get(ThisProject.NAME + ":" + key));
    }
    var handedOver = new HashMap<>(defaults());
    handedOver.putAll(written);
    assertThat(Settings.read(config(handedOver))).isEqualTo(Settings.read(config(written)));
    handedOver.put("deploy", "development");
    written.put("deploy", "development");
    assertThat(Settings.read(config(handedOver))).isEqualTo(Settings.read(config(written)));
    assertThat(defaults()).containsEntry("development", "[]");
  }

  @Test
  void startsTheJarThatTheBuildMakes() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    var finalName = Pattern.compile("<finalName>(.+)</finalName>").matcher(pom);
    assertThat(finalName.find()).isTrue();
    assertThat(project().at("/runtime/options/binary").textValue())
        .isEqualTo("target/" + finalName.group(1) + ".jar");
    assertThat(pom).contains("<packaging>jar</packaging>");
    assertThat(project().at("/runtime/name").textValue()).isEqualTo("java");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void isFollowedByEveryStackFile(StackFile file) {
    assertThat(file.config()).containsEntry("pulumi:disable-default-providers", "[\"aws\"]");
    var keys = StackConfig.of("f", ThisProject.NAME, file.config()).values().keySet();
    assertThat(Settings.KEYS).containsAll(keys);
    assertThat(keys).containsAll(REQUIRED);
  }

  @Test
  void hasAStackFileForEachHalf() {
    assertThat(shipped().map(StackFile::stack)).contains("mgmt", "dev");
    assertThat(file("mgmt").config()).containsEntry(ThisProject.NAME + ":deploy", "management");
    assertThat(file("dev").config()).containsEntry(ThisProject.NAME + ":deploy", "development");
  }

  static Stream<StackFile> shipped() {
    return StackFolder.read(Path.of(""), ThisProject.NAME).stream();
  }

  private static StackConfig config(Map<String, String> values) {
    return new StackConfig("f", ThisProject.NAME, values, Set.of());
  }

  private static StackFile file(String stack) {
    return shipped().filter(file -> file.stack().equals(stack)).findFirst().orElseThrow();
  }

  /** The defaults as the engine hands them over. */
  private static Map<String, String> defaults() {
    var defaults = new HashMap<String, String>();
    for (var key : config().properties()) {
      var value = key.getValue().path("default");
      if (!value.isMissingNode()) {
        defaults.put(key.getKey(), value.isTextual() ? value.textValue() : value.toString());
      }
    }
    return defaults;
  }

  private static JsonNode config() {
    return project().path("config");
  }

  private static JsonNode project() {
    return YamlText.read(Path.of("Pulumi.yaml"));
  }
}
