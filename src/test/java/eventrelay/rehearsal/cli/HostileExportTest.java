package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.DeclaredResource;
import eventrelay.rehearsal.function.Alive;
import eventrelay.rehearsal.types.LambdaTypes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of a function whose configuration somebody changed in AWS, so as to run a command. */
@Timeout(120)
class HostileExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String CODE = "lambda/lambda_function.py";

  @TempDir private static Path saved;
  @TempDir private Path folder;

  private Path canary;

  /** Where in the function's state the change is. */
  enum Side {
    INPUTS,
    OUTPUTS,
    BOTH
  }

  @BeforeAll
  static void save() {
    assertThat(Run.of("--save-exports", saved.toString(), "--event", STOPPED).status()).isZero();
  }

  @BeforeEach
  void nameCanary() {
    canary = folder.resolve("canary");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aCommandInTheEnvironmentIsNotRun(Side side) throws IOException {
    var run =
        changed(
            side,
            function ->
                variables(function)
                    .put("PYTHONWARNINGS", "all:0:antigravity.x:0:0")
                    .put("BROWSER", "sh -c 'touch " + canary + "' %s")
                    .put("LEVEL", "kept"));

    assertThat(canary).doesNotExist();
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "note: function ManagementTriggeredLambda runs without BROWSER, PYTHONWARNINGS of its"
                + " configuration: a variable of such a name can make an interpreter, a shell or a"
                + " linker run something else\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSTARTUP",
        "PYTHONUSERBASE",
        "PYTHONINSPECT",
        "PYTHONBREAKPOINT",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "LD_AUDIT",
        "DYLD_INSERT_LIBRARIES",
        "GCONV_PATH",
        "PATH",
        "HOME",
        "BASH_ENV",
        "ENV",
        "NODE_OPTIONS",
        "JAVA_TOOL_OPTIONS",
        "OPENSSL_CONF",
        "AWS_CONFIG_FILE",
      })
  void noVariableLoadsWhatStandsInAFolder(String name) throws IOException {
    var code = "import os\nopen(%s, 'w')\n".formatted(JSON.writeValueAsString(canary.toString()));
    for (var module :
        List.of("sitecustomize.py", "usercustomize.py", "json.py", "unicodedata.py")) {
      Files.writeString(folder.resolve(module), code);
    }

    var run = changed(Side.BOTH, function -> variables(function).put(name, folder.toString()));

    assertThat(canary).doesNotExist();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(" runs without " + name + " of its configuration: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "antigravity.x | cannot import 'antigravity': 'antigravity' is not among",
        "this.x | cannot import 'this': 'this' is not among",
        "webbrowser.open | cannot import 'webbrowser': 'webbrowser' is not among",
        "os.system | cannot import 'os': 'os' is not among",
        "os.path.join | cannot import 'os.path': 'os' is not among",
        "sys.exit | cannot import 'sys': 'sys' is not among",
        "builtins.exec | cannot import 'builtins': 'builtins' is not among",
        "boto3.client | cannot import 'boto3': 'boto3' is not among",
        "__main__.main | cannot import '__main__': '__main__' is not among",
        "lambda_function.os.system | cannot import 'lambda_function.os': No module named",
        "/etc/passwd.x | cannot import '/etc/passwd': No module named",
        "../lambda_function.lambda_handler | cannot import '../lambda_function': No module named",
      })
  void aHandlerThatIsNoFileOfTheArchiveIsNotImported(String handler, String message)
      throws IOException {
    var run = changed(Side.BOTH, function -> function.put("handler", handler));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("failed at attempt 1 of 3: Runtime.ImportModuleError: " + message)
        .doesNotContain("Zen of Python")
        .doesNotContain("\n    │ ");
    assertThat(run.showsTrace()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void codeElsewhereIsNotRun(Side side) throws IOException {
    var elsewhere = canaryModule("elsewhere.py");

    assertNotRun(
        changed(side, function -> asset(function).put("path", elsewhere.toString())), elsewhere);
  }

  @Test
  void codeElsewhereIsNotRunByARelativePath() throws IOException {
    var elsewhere = canaryModule("elsewhere.py");
    var path = Path.of("").toAbsolutePath().relativize(elsewhere);
    assertThat(path.toString()).startsWith("..");

    assertNotRun(
        changed(Side.BOTH, function -> asset(function).put("path", path.toString())), path);
  }

  @Test
  void aFolderElsewhereIsNotRun() throws IOException {
    var elsewhere = canaryModule("lambda_function.py").getParent();

    assertNotRun(
        changed(
            Side.BOTH, function -> function.putObject("code").put("path", elsewhere.toString())),
        elsewhere);
  }

  @Test
  void aFileThatIsNotThereIsElsewhereToo() throws IOException {
    var elsewhere = folder.resolve("missing.py");

    assertNotRun(
        changed(Side.BOTH, function -> asset(function).put("path", elsewhere.toString())),
        elsewhere);
  }

  @Test
  void otherCodeThanTheExportsIsNoted() throws IOException {
    var run =
        changed(Side.BOTH, function -> asset(function).put("hash", "0123456789abcdef".repeat(4)));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern(
            "\nnote: the code that ran for function ManagementTriggeredLambda is this project's,"
                + " not the stack's: lambda_function.py has the hash [0-9a-f]{12}… here and"
                + " 0123456789ab… there\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=B | v | its environment has a variable with a name that Lambda does not accept",
        "`` | v | its environment has a variable with a name that Lambda does not accept",
        "a b | v | its environment has a variable with a name that Lambda does not accept",
      })
  void aVariableThatNoProcessTakesIsRefused(String name, String value, String message)
      throws IOException {
    assertRefused(
        changed(Side.BOTH, function -> variables(function).put(name, value)),
        "function ManagementTriggeredLambda: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u0000", "\ud800", "a\udc00b"})
  void aValueThatNoProcessTakesIsRefused(String value) throws IOException {
    assertRefused(
        changed(Side.BOTH, function -> variables(function).put("LEVEL", value)),
        "function ManagementTriggeredLambda: the value of its variable LEVEL holds what no variable"
            + " can");
  }

  @Test
  void variablesThatAreEncryptedAreRefused() throws IOException {
    var secret =
        "{\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\","
            + " \"ciphertext\": \"c\"}";

    assertRefused(
        changed(
            Side.BOTH, function -> variables(function).set("LEVEL", DeclaredResource.json(secret))),
        "function ManagementTriggeredLambda: variable LEVEL is encrypted: export the stack with"
            + " --show-secrets");
    assertRefused(
        changed(
            Side.BOTH,
            function ->
                function.putObject("environment").set("variables", DeclaredResource.json(secret))),
        "function ManagementTriggeredLambda: environment.variables is encrypted");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 901, Integer.MAX_VALUE})
  void aTimeoutThatLambdaDoesNotTakeIsRefused(int timeout) throws IOException {
    assertRefused(
        changed(Side.BOTH, function -> function.put("timeout", timeout)),
        "timeout is " + timeout + ", and Lambda accepts 1 to 900 seconds");
  }

  @ParameterizedTest
  @ValueSource(ints = {253, 5_000, 40_000})
  void aNameThatNoFileSystemTakesIsRefused(int length) throws IOException {
    assertRefused(named("x".repeat(length) + ".py"), "a name that no file system accepts");
  }

  @Test
  void aPathThatNoFileSystemTakesIsRefused() throws IOException {
    assertRefused(named("folder/".repeat(1_000) + "x.py"), "a name that no file system accepts");
    assertRefused(named("a\u0000b.py"), "a name that no file system accepts");
    assertRefused(named("起".repeat(100) + ".py"), "a name that no file system accepts");
  }

  @Test
  void anArchiveThatIsTooLargeForLambdaIsRefused() throws IOException {
    // Sparse, in a folder of the project that the build deletes.
    var large = Files.createTempFile(Path.of("target"), "large-", ".bin");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(250L << 20);
      var run =
          changed(
              Side.BOTH,
              function -> function.withObject("/code/assets/large").put("path", large.toString()));
      assertRefused(run, "and Lambda accepts 262144000 (250 MB) unzipped; leave files out");
    } finally {
      Files.delete(large);
    }
  }

  private void assertNotRun(Run run, Path path) {
    assertThat(canary).doesNotExist();
    assertThat(run.showsTrace()).isFalse();
    assertThat(run.out())
        .contains(
            "note: the code of function ManagementTriggeredLambda is not run: its archive names "
                + path
                + ", which is outside of the project's folder\n");
  }

  private static void assertRefused(Run run, String message) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  /** A module that writes the canary as soon as it is imported. */
  private Path canaryModule(String name) throws IOException {
    var code =
        "open(%s, 'w')\ndef lambda_handler(event, context): pass\n"
            .formatted(JSON.writeValueAsString(canary.toString()));
    var inner = Files.createDirectories(folder.resolve("elsewhere"));
    return Files.writeString(inner.resolve(name), code);
  }

  /** The shipped code under another name in the archive. */
  private Run named(String name) throws IOException {
    return changed(
        Side.BOTH,
        function ->
            function.withObject("/code").putObject("assets").putObject(name).put("path", CODE));
  }

  private static ObjectNode variables(ObjectNode function) {
    return function.withObject("/environment/variables");
  }

  private static ObjectNode asset(ObjectNode function) {
    return (ObjectNode) function.at("/code/assets/lambda_function.py");
  }

  /** The shipped stacks' exports with a change of the function, rehearsed with one event. */
  private Run changed(Side side, Consumer<ObjectNode> change) throws IOException {
    var file = saved.resolve("mgmt.json");
    var export = JSON.readTree(file.toFile());
    for (var resource : export.at("/deployment/resources")) {
      if (resource.path("type").asText().equals(LambdaTypes.FUNCTION)) {
        if (side != Side.OUTPUTS) {
          change.accept((ObjectNode) resource.get("inputs"));
        }
        if (side != Side.INPUTS) {
          change.accept((ObjectNode) resource.get("outputs"));
        }
      }
    }
    var edited = folder.resolve("mgmt.json");
    JSON.writeValue(edited.toFile(), export);
    var exports = List.of("--export", edited.toString(), "--export", saved + "/dev.json");
    var arguments = new ArrayList<>(exports);
    arguments.addAll(List.of("--event", STOPPED));
    if (side == Side.INPUTS) {
      arguments.add("--as-declared");
    }
    var run = Run.of(arguments.toArray(String[]::new));
    assertThat(Alive.processes(folder.toString())).isEmpty();
    return run;
  }
}
