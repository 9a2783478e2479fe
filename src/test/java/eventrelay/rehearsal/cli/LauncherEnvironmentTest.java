package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java has those of the caller's variables that it needs, and no credential among them. */
@Timeout(60)
class LauncherEnvironmentTest {
  /** Credentials, and variables that change what a Java or a python3 runs. */
  private static final List<String> KEPT_BACK =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_PROFILE",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "PULUMI_ACCESS_TOKEN",
          "PULUMI_CONFIG_PASSPHRASE",
          "PULUMI_BACKEND_URL",
          "GITHUB_TOKEN",
          "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
          "SSH_AUTH_SOCK",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "CLASSPATH",
          "LD_PRELOAD",
          "PYTHONPATH",
          "PYTHONSTARTUP",
          "BROWSER");

  private static final Map<String, String> PASSED_ON =
      Map.ofEntries(
          Map.entry("HOME", "/home/some one"),
          Map.entry("TMPDIR", "/tmp/$(exit 5)"),
          Map.entry("TERM", "xterm"),
          Map.entry("COLUMNS", "132"),
          Map.entry("NO_COLOR", "1"),
          Map.entry("EVENT_RELAY_TRACE", "1"),
          Map.entry("EVENT_RELAY_BRAKE", "off"),
          Map.entry("LANG", "ja_JP.UTF-8"),
          Map.entry("LC_ALL", "\"'; exit 6 #"),
          Map.entry("LC_MESSAGES", "de_DE.UTF-8"),
          Map.entry("SOURCE_DATE_EPOCH", "0"));

  @TempDir private Path folder;
  private LauncherProject launcher;

  @BeforeEach
  void prepare() throws IOException {
    launcher = new LauncherProject(folder);
  }

  @Test
  void javaHasTheVariablesThatItNeedsAndNoOthers() throws Exception {
    // A library that is not there would be a word of the loader for each tool; an empty one is
    // none.
    KEPT_BACK.forEach(name -> launcher.set(name, name.equals("LD_PRELOAD") ? "" : "secret"));
    PASSED_ON.forEach(launcher::set);

    assertThat(launcher.run().status()).isEqualTo(7);

    assertThat(launcher.environmentOfJava())
        .containsAllEntriesOf(PASSED_ON)
        .containsEntry("PATH", launcher.bin("").toString())
        .containsEntry("JAVA_HOME", launcher.jdk("17.0.9").toString())
        .hasSize(PASSED_ON.size() + 2)
        .doesNotContainValue("secret");
  }

  @Test
  void whatIsNotSetStaysUnset() throws Exception {
    launcher.set("LANG", "");

    assertThat(launcher.run().status()).isEqualTo(7);

    assertThat(launcher.environmentOfJava()).containsOnlyKeys("PATH", "JAVA_HOME");
  }

  @Test
  void theJavaThatMakesTheArchiveHasNoMore() throws Exception {
    launcher.set("AWS_SECRET_ACCESS_KEY", "secret");
    launcher.tool("mv", "exit 1");

    // It ends where the archive, which the first Java made, would be put into its place.
    assertThat(launcher.run().status()).isEqualTo(1);

    assertThat(launcher.environmentOfJava()).containsOnlyKeys("PATH", "JAVA_HOME");
  }
}
