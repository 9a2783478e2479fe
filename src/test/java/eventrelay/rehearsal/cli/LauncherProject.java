package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The script {@code rehearse} in a project of its own, with a PATH that holds nothing but what the
 * test put there and the tools of POSIX that the script may use.
 */
final class LauncherProject {
  private static final List<String> POSIX_TOOLS =
      List.of(
          "sh",
          "env",
          "dirname",
          "readlink",
          "find",
          "sed",
          "tr",
          "cut",
          "cat",
          "cksum",
          "mkdir",
          "mv",
          "rm",
          "stty");

  /** What the JDK prints: where it was started, then its arguments, one a line. */
  private static final String JAVA =
      """
      [ "$1" != -XshowSettings:properties ] || exit 1
      env > "$(dirname "$0")/environment"
      for word in "$@"; do
        case $word in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) : > "${word#*=}"; exit ;;
        esac
      done
      printf '%s\\n' "$PWD" "$@"
      cat
      exit 7
      """;

  /** Runs a command with a terminal of so many columns for its standard output and error. */
  private static final String TERMINAL =
      """
      import fcntl, os, pty, struct, subprocess, sys, termios
      ours, theirs = pty.openpty()
      fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
      process = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
      os.close(theirs)
      try:
          while read := os.read(ours, 65536):
              sys.stdout.buffer.write(read)
      except OSError:
          pass  # Linux says so that the other side is closed.
      sys.exit(process.wait())
      """;

  private final Path project;
  private final Path bin;
  private final Map<String, String> environment = new HashMap<>();

  /** What a run printed, standard output and standard error together. */
  record Run(int status, String output) {
    List<String> lines() {
      return output.lines().toList();
    }
  }

  /** A project that is built, beside a JDK 17, a Maven that fails, and a python3. */
  LauncherProject(Path folder) throws IOException {
    project = Files.createDirectories(folder.toRealPath().resolve("a project"));
    bin = Files.createDirectories(folder.toRealPath().resolve("bin"));
    Files.copy(Path.of("rehearse"), project.resolve("rehearse"));
    Files.createDirectories(project.resolve("src/main"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("elsewhere"));
    for (var tool : POSIX_TOOLS) {
      // No link: a test that puts another tool in its place would write through it.
      tool(tool, "exec '%s' \"$@\"".formatted(onPath(tool).orElseThrow()));
    }
    tool("mvn", "printf 'mvn %s with %s\\n' \"$*\" \"$JAVA_HOME\" >&2; exit 3");
    tool("python3", "exit 9");
    set("PATH", bin.toString());
    set("JAVA_HOME", jdk("17.0.9").toString());
    jar();
  }

  Path file(String name) {
    return project.resolve(name);
  }

  Path bin(String name) {
    return bin.resolve(name);
  }

  Path jar() throws IOException {
    return Files.writeString(file("target/event-relay.jar"), "");
  }

  /** A JDK with a file that says which it is. */
  Path jdk(String version) throws IOException {
    var jdk = Files.createDirectories(project.resolveSibling("jdk-" + version));
    script(jdk.resolve("bin/java"), JAVA);
    script(jdk.resolve("bin/javac"), "");
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return jdk;
  }

  void tool(String name, String script) throws IOException {
    script(bin.resolve(name), script);
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void unset(String variable) {
    environment.remove(variable);
  }

  /** What the rehearsal's Java had for an environment, without what shells add by themselves. */
  Map<String, String> environmentOfJava() throws IOException {
    var found = new HashMap<String, String>();
    for (var line : Files.readAllLines(Path.of(environment.get("JAVA_HOME"), "bin/environment"))) {
      found.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", ""));
    }
    List.of("PWD", "OLDPWD", "SHLVL", "_").forEach(found::remove);
    return found;
  }

  /** Runs it by the shell of its first line, from a folder that is not the project's. */
  Run run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(file("rehearse").toString()));
    command.addAll(List.of(arguments));
    return command(command);
  }

  /** Runs it on a terminal. */
  Run runOnTerminal(int columns) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of("python3", "-c", TERMINAL, Integer.toString(columns), "env", "-i"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.add(file("rehearse").toString());
    return finish(new ProcessBuilder(command));
  }

  Run command(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return finish(builder);
  }

  private Run finish(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.directory(file("elsewhere").toFile()).redirectErrorStream(true).start();
    try (var input = process.outputWriter()) {
      input.write("what stands on standard input\n");
    } catch (IOException e) {
      // It ended without reading.
    }
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  /** A program of the PATH that the tests run with. */
  static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name).toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void script(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n", StandardOpenOption.CREATE_NEW);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
