package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExportFileRefusalTest {
  private static final String REMEDY = "; hand over what `pulumi stack export` wrote, unchanged";
  private static final String SECRET =
      "\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"";

  @TempDir private Path folder;

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("", "it is empty" + REMEDY),
        arguments("[]", "it is not a JSON object" + REMEDY),
        arguments("nonsense", "it is not JSON at line 1, column 1: Unrecognized token 'nonsense'"),
        arguments("{\n  \"version\": 3,\n  oops}", "it is not JSON at line 3, column 3: "),
        arguments("{\"version\":3", "it is not JSON at line 1, column 13: Unexpected end-of-input"),
        arguments("{\"version\":3]", "(for Object starting at line 1, column 1)" + REMEDY),
        arguments("{\"version\":3,\"version\":3}", "Duplicate"),
        arguments("{} {}", "it goes on after the end of the JSON object" + REMEDY),
        arguments("{\"deployment\":{\"resources\":[]}}", "it has no version" + REMEDY),
        arguments(
            "{\"version\":5}", "its version is 5, not 3 or 4; export it with a Pulumi CLI that"),
        arguments("{\"version\":99999999999}", "its version is 99999999999, not 3 or 4; "),
        arguments("{\"version\":3.0}", "its version is a number, not 3 or 4; "),
        arguments("{\"version\":\"3\"}", "its version is a string, not 3 or 4; "),
        arguments("{\"version\":null}", "its version is null, not 3 or 4; "),
        arguments("{\"version\":3}", "it has no list deployment.resources" + REMEDY),
        arguments("{\"version\":3,\"deployment\":[]}", "deployment is not an object" + REMEDY),
        arguments("{\"version\":3,\"deployment\":null}", "deployment is not an object" + REMEDY),
        arguments("{\"version\":3,\"deployment\":{}}", "it has no list deployment.resources"),
        arguments(
            "{\"version\":3,\"deployment\":{\"resources\":{}}}",
            "deployment.resources is not a list" + REMEDY),
        arguments(
            "{\"version\":3,\"deployment\":{\"resources\":[]}}",
            "deployment.resources is empty, so the stack has no name; export the stack after"),
        arguments(
            "{\"version\":3,\"deployment\":{\"resources\":[7]}}",
            "deployment.resources[0] is not an object" + REMEDY),
        arguments(
            "{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}",
            "it is beyond what can be read: Document nesting depth (1001) exceeds the maximum"
                + " allowed (1000)"
                + REMEDY),
        arguments("{\"version\":" + "1".repeat(2000) + "}", "Number value length (2000) exceeds"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void refusesADocument(String text, String words) throws IOException {
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).contains(words);
  }

  static Stream<Arguments> resources() {
    String valid = "\"urn\":\"urn:pulumi:s::p::t::n\",\"type\":\"t\"";
    var at = " (urn:pulumi:s::p::t::n): ";
    var secret = "{" + valid + ",\"inputs\":{\"a\":{" + SECRET + "%s}}}";
    return Stream.of(
        arguments("{\"type\":\"t\"}", ": it has no urn"),
        arguments("{\"urn\":\"\",\"type\":\"t\"}", ": it has no urn"),
        arguments("{\"urn\":\"urn:pulumi:s::p::t::n\"}", at + "it has no type"),
        arguments("{\"urn\":1,\"type\":\"t\"}", " (1): urn is a number, not a string"),
        arguments("{\"urn\":\"urn:x\",\"type\":\"t\"}", "its urn is not of the form urn:pulumi:"),
        arguments("{\"urn\":\"urn:pulumi:::p::t::n\",\"type\":\"t\"}", "its urn is not of the"),
        arguments("{\"urn\":\"urn:pulumi:s::p::t::\",\"type\":\"t\"}", "its urn is not of the"),
        arguments("{\"urn\":\"s::p::t::n::n::n::n\",\"type\":\"t\"}", "its urn is not of the"),
        arguments("{" + valid + ",\"custom\":\"yes\"}", at + "custom is a string, not true or"),
        arguments("{" + valid + ",\"delete\":1}", at + "delete is a number, not true or false"),
        arguments("{" + valid + ",\"protect\":\"\"}", at + "protect is a string, not true or"),
        arguments("{" + valid + ",\"id\":true}", at + "id is true, not a string"),
        arguments("{" + valid + ",\"inputs\":[]}", at + "inputs is a list, not an object"),
        arguments("{" + valid + ",\"outputs\":\"\"}", at + "outputs is a string, not an object"),
        arguments(
            "{" + valid + ",\"inputs\":{" + SECRET + ",\"ciphertext\":\"x\"}}",
            at + "inputs is a secret, not an object"),
        arguments("{" + valid + ",\"parent\":{}}", at + "parent is an object, not a string"),
        arguments("{" + valid + ",\"provider\":[]}", at + "provider is a list, not a string"),
        arguments("{" + valid + ",\"dependencies\":{}}", at + "dependencies is an object, not a"),
        arguments(
            "{" + valid + ",\"dependencies\":[\"u\",2]}",
            at + "dependencies[1] is a number, not a string"),
        arguments(
            "{" + valid + ",\"propertyDependencies\":[]}",
            at + "propertyDependencies is a list, not an object"),
        arguments(
            "{" + valid + ",\"propertyDependencies\":{\"k\":\"u\"}}",
            at + "propertyDependencies.k is a string, not a list"),
        arguments(
            "{" + valid + ",\"propertyDependencies\":{\"k\":[null]}}",
            at + "propertyDependencies.k[0] is null, not a string"),
        arguments(secret.formatted(""), at + "inputs holds a secret without plaintext or"),
        arguments(secret.formatted(",\"plaintext\":1"), "plaintext is not a string"),
        arguments(secret.formatted(",\"plaintext\":\"\""), "plaintext is empty"),
        arguments(secret.formatted(",\"plaintext\":\"{\""), "plaintext is not the text of a JSON"),
        arguments(secret.formatted(",\"plaintext\":\"1 2\""), "plaintext is not the text of a"),
        arguments(
            secret.formatted(
                ",\"plaintext\":\""
                    + "[".repeat(900)
                    + ("{" + SECRET + ",\"plaintext\":\"" + "[".repeat(96) + "]".repeat(96) + "\"}")
                        .replace("\"", "\\\"")
                    + "]".repeat(900)
                    + "\""),
            at + "inputs has more than 1000 nesting levels"),
        arguments("{" + valid + "},{" + valid + "}", "[1]" + at + "another resource has the same"),
        arguments(
            "{" + valid + "},{\"urn\":\"urn:pulumi:other::p::t::n\",\"type\":\"t\"}",
            "it belongs to stack other, those before it to stack s"));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void refusesAResource(String resource, String words) throws IOException {
    var text = "{\"version\":3,\"deployment\":{\"resources\":[" + resource + "]}}";
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)))
        .contains("export.json: deployment.resources[")
        .contains(words)
        .endsWith(REMEDY);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    assertThat(refusal(new byte[] {'{', '"', (byte) 0xc3, '(', '"'}))
        .contains("it is not JSON at line 1, column 6: Invalid UTF-8 middle byte");
    assertThat(refusal(new byte[] {0, 0, 0, '{', 9, 9, 9, 9})).contains("it is not UTF-8 text");
  }

  @Test
  void refusesAFolderAndAFileThatIsNotThere() {
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> ExportFile.read(folder))
        .withMessage(folder + ": it is a folder, not a file; name a file in it");
    var absent = folder.resolve("absent.json");
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> ExportFile.read(absent))
        .withMessage(
            absent + ": there is no such file; write it with `pulumi stack export --file`");
  }

  @Test
  void saysWhatKeepsItFromWriting() {
    var json = new ObjectMapper();
    var nowhere = folder.resolve("absent/export.json");
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> ExportFile.write(new Deployment("s", List.of()), nowhere))
        .withMessage(nowhere + ": it cannot be written; name a file in a folder you may write to");
    var deep = json.createObjectNode();
    var deepest = deep;
    for (var level = 0; level < 1000; level++) {
      deepest = deepest.putObject("a");
    }
    var tooDeep =
        new ResourceState(
            "urn:pulumi:s::p::t::n",
            "t",
            true,
            "",
            deep,
            json.createObjectNode(),
            "",
            "",
            List.of(),
            Map.of());
    var file = folder.resolve("export.json");
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> ExportFile.write(new Deployment("s", List.of(tooDeep)), file))
        .withMessageContaining(": it cannot be written: Document nesting depth (1001) exceeds")
        .withMessageEndingWith("(1000); fix the resource's value");
  }

  private String refusal(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("export.json"), content);
    var refused = catchThrowableOfType(UnusableInputException.class, () -> ExportFile.read(file));
    assertThat(refused).isNotNull();
    return assertThat(refused.getMessage())
        .startsWith(file + ": ")
        .doesNotContain("\n", "Source:", "com.", "StreamRead", "Exception")
        .actual();
  }
}
