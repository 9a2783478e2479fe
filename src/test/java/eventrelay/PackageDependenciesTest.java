package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies between packages point down only, as docs/architecture.md says. */
class PackageDependenciesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(eventrelay[a-z.]*)\\.[A-Z]");
  private static final String REHEARSAL = "eventrelay.rehearsal";

  /** Which a program that uses the halves as a library does not get, by artifact. */
  private static final Map<String, String> REHEARSAL_LIBRARIES =
      Map.of(
          "picocli", "picocli",
          "jackson-dataformat-yaml", "com.fasterxml.jackson.dataformat",
          "protobuf-java", "com.google.protobuf");

  /** By package, those that it imports from. */
  private static final Map<String, Set<String>> IMPORTS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(PackageDependenciesTest::add);
    }
  }

  @Test
  void pointDownOnly() {
    var left = new TreeMap<String, Set<String>>();
    IMPORTS.forEach((from, to) -> left.put(from, new TreeSet<>(to)));
    // What imports nothing that is left is below all the rest.
    while (left.values().removeIf(Set::isEmpty)) {
      left.values().forEach(imported -> imported.retainAll(left.keySet()));
    }

    assertThat(left).as("packages that import from one another").isEmpty();
  }

  @Test
  void theProgramNeverImportsTheRehearsal() {
    assertThat(IMPORTS.keySet()).contains("eventrelay", REHEARSAL + ".cli");
    IMPORTS.forEach(
        (from, to) -> {
          if (!from.startsWith(REHEARSAL)) {
            assertThat(to).as(from).noneMatch(each -> each.startsWith(REHEARSAL));
          }
        });
  }

  @Test
  void theProgramNeedsNoLibraryThatIsOptional() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    for (var library : REHEARSAL_LIBRARIES.entrySet()) {
      assertThat(pom)
          .as(library.getKey())
          .containsPattern(
              "<artifactId>"
                  + library.getKey()
                  + "</artifactId>\\s+<version>[^<]+</version>\\s+<optional>");
    }
    var imported =
        Pattern.compile("import (" + String.join("|", REHEARSAL_LIBRARIES.values()) + ")\\.");
    try (var files = Files.walk(SOURCES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> !file.toString().contains("rehearsal"))
          .hasSizeGreaterThan(50)
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(imported));
    }
  }

  @Test
  void everyPackageIsInTheTable() throws IOException {
    var page = Files.readString(Path.of("docs/architecture.md"));

    assertThat(IMPORTS.keySet())
        .filteredOn(name -> !name.equals(REHEARSAL))
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  private static void add(Path file) {
    try {
      var source = Files.readString(file);
      var name = PACKAGE.matcher(source);
      assertThat(name.find()).as(file.toString()).isTrue();
      var imported = IMPORTS.computeIfAbsent(name.group(1), any -> new TreeSet<>());
      IMPORT.matcher(source).results().forEach(found -> imported.add(found.group(1)));
      imported.remove(name.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
