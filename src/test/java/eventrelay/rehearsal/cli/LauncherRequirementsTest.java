package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine lacks is said in one sentence, before anything is built or rehearsed. */
@Timeout(60)
class LauncherRequirementsTest {
  private static final String OLD =
      "rehearse: Java %s in %s is too old: install a JDK, 17 or newer, and set JAVA_HOME to its"
          + " folder\n";

  @TempDir private Path folder;
  private LauncherProject launcher;

  @BeforeEach
  void prepare() throws IOException {
    launcher = new LauncherProject(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9"})
  void anOlderJavaIsRefused(String version) throws Exception {
    var jdk = launcher.jdk(version);
    launcher.set("JAVA_HOME", jdk.toString());

    refuses(OLD.formatted(version, jdk));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.4", "26-ea"})
  void aNewerOneIsTaken(String version) throws Exception {
    launcher.set("JAVA_HOME", launcher.jdk(version).toString());

    assertThat(launcher.run().status()).isEqualTo(7);
  }

  @Test
  void theFileThatSaysWhichJavaItIsMayEndWithoutNewline() throws Exception {
    Files.writeString(launcher.jdk("17.0.9").resolve("release"), "JAVA_VERSION=\"21.0.1\"");

    assertThat(launcher.run().status()).isEqualTo(7);
  }

  @Test
  void javaHomeCountsAndHasToHoldAJava() throws Exception {
    launcher.tool("java", "exit 9");
    assertThat(launcher.run().status()).isEqualTo(7);

    launcher.set("JAVA_HOME", "/no/java here");

    refuses(
        "rehearse: JAVA_HOME is /no/java here, which has no bin/java: set it to the folder of a"
            + " JDK, 17 or newer, or unset it\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws Exception {
    launcher.set("JAVA_HOME", "/no\u001b[31m\u0007\r\u007f java");

    var run = launcher.run();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).startsWith("rehearse: JAVA_HOME is /no[31m java, ");
  }

  @Test
  void withoutJavaHomeTheJavaOfThePathIsFoundThroughItsLinks() throws Exception {
    launcher.unset("JAVA_HOME");
    refuses("rehearse: java is not on the PATH: install a JDK, 17 or newer\n");

    var jdk = launcher.jdk("11.0.2");
    Files.createSymbolicLink(launcher.bin("java-11"), jdk.resolve("bin/java"));
    Files.createSymbolicLink(launcher.bin("java"), Path.of("java-11"));

    refuses(OLD.formatted("11.0.2", jdk));
  }

  /** As a version manager's is, and macOS's own. */
  @Test
  void aStandInForJavaIsAskedWhichOneItStarts() throws Exception {
    launcher.unset("JAVA_HOME");
    launcher.tool(
        "java", "printf '    java.home = %s\\n    java.version = 1.8.0_392\\n' \"$HOME\"");
    launcher.set("HOME", launcher.jdk("12.0.1").toString());
    refuses(OLD.formatted("12.0.1", launcher.jdk("12.0.1")));

    var withoutFile = launcher.jdk("8");
    Files.delete(withoutFile.resolve("release"));
    launcher.set("HOME", withoutFile.toString());
    refuses(OLD.formatted("1.8.0_392", withoutFile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "exit 0", "echo '    java.home = /no/java'"})
  void aStandInThatKnowsNoneIsRefused(String script) throws Exception {
    launcher.unset("JAVA_HOME");
    launcher.tool("java", script);

    var run = launcher.run();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output())
        .matches(
            "rehearse: \\S*java [^\n]*does not (start|say where it is): [^\n]*JAVA_HOME[^\n]*\n");
  }

  @Test
  void pythonIsNeeded() throws Exception {
    Files.delete(launcher.bin("python3"));

    refuses(
        "rehearse: python3 is not on the PATH: the rehearsal runs the Lambda handler with it;"
            + " install Python 3.9 or newer\n");
  }

  @Test
  void theBuildNeedsMavenAndACompiler() throws Exception {
    var jdk = launcher.jdk("17.0.9");
    Files.delete(jdk.resolve("bin/javac"));
    Files.delete(launcher.bin("mvn"));
    Files.delete(launcher.file("target/event-relay.jar"));
    refuses("rehearse: mvn is not on the PATH: install Maven 3.8 or newer\n");

    launcher.tool("mvn", "exit 9");
    refuses(
        "rehearse: %s has no compiler: install a JDK, 17 or newer, and set JAVA_HOME to its folder\n"
            .formatted(jdk));

    launcher.jar();
    Files.delete(launcher.bin("mvn"));
    assertThat(launcher.run().status()).isEqualTo(7);
  }

  @Test
  void aCheckoutThatCannotBeWrittenToIsNotBuilt() throws Exception {
    // A file in its place, which stops root too: a folder that is read-only would not.
    Files.delete(launcher.file("target/event-relay.jar"));
    Files.delete(launcher.file("target"));
    Files.writeString(launcher.file("target"), "");

    refuses(
        "rehearse: the build writes to %s, and this user cannot: rehearse in a checkout of your own\n"
            .formatted(launcher.file("target")));
  }

  private void refuses(String sentence) throws Exception {
    var run = launcher.run();
    assertThat(run.output()).isEqualTo(sentence);
    assertThat(run.status()).isEqualTo(2);
  }
}
