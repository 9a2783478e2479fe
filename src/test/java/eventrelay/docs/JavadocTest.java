package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of the public types. */
class JavadocTest {
  /** A tag that would only repeat the sentence or the name is left out. */
  private static final Pattern TAG_LEFT_OUT = Pattern.compile("no @(param|return|throws) ?.*");

  @Test
  void buildsWithoutWarningsAndLeavesNothingPublicWithoutComment(@TempDir Path folder)
      throws IOException {
    var tool = ToolProvider.getSystemDocumentationTool();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = tool.getStandardFileManager(found, Locale.ROOT, null);
        var sources = Files.walk(Path.of("src/main/java"))) {
      var units =
          files.getJavaFileObjectsFromPaths(
              sources.filter(file -> file.toString().endsWith(".java")).toList());
      var options =
          List.of(
              "-d",
              folder.toString(),
              "-quiet",
              "-Xdoclint:all",
              "-Xmaxwarns",
              "10000",
              "-classpath",
              System.getProperty("java.class.path"));

      assertThat(tool.getTask(null, files, found, null, options, units).call()).isTrue();
    }

    assertThat(found.getDiagnostics())
        .isNotEmpty()
        .filteredOn(JavadocTest::isComplaint)
        .extracting(JavadocTest::sentence)
        .isEmpty();
    assertThat(folder.resolve("eventrelay/App.html")).exists();
  }

  private static boolean isComplaint(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getKind() != Diagnostic.Kind.NOTE
        && !TAG_LEFT_OUT.matcher(diagnostic.getMessage(Locale.ROOT).strip()).matches();
  }

  private static String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
    var source = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
    return source + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
  }
}
