package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What is public has a comment; `.ci/javadoc` checks that the comments are well-formed. */
class JavadocTest {
  private static final String SAMPLE =
      """
      /** Says what it is. */
      public class Sample {
        public static final int NAKED = 1;
        int hidden;

        /** Says what it counts. */
        public int counted;

        /** Made of nothing. */
        Sample() {}

        /** @return a tag and no sentence */
        public int tagged() { return 1; }

        protected void naked() {}

        @Override public String toString() { return ""; }

        private void hidden() {}

        public record Pair(int left, int right) {}

        /** Says what it may be. */
        public enum Kind {
          /** The one. */ ONE, TWO
        }

        /** Says what it asks for. */
        public interface Question {
          String ask();
        }

        /** Has no constructor of its own. */
        public static class Implicit {}

        static class Hidden {
          public void alsoHidden() {}
        }
      }
      """;

  @Test
  void nothingPublicIsWithoutComment() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        var sources = Files.walk(Path.of("src/main/java"))) {
      var java = sources.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(java).hasSizeGreaterThan(200);
      assertThat(DocComments.missingIn(files.getJavaFileObjectsFromPaths(java))).isEmpty();
    }
  }

  @Test
  void whatIsMissingIsFound() throws IOException {
    assertThat(DocComments.missingIn(List.of(source("/Sample.java", SAMPLE))))
        .containsExactlyInAnyOrder(
            "/Sample.java:3: Sample.NAKED has no comment",
            "/Sample.java:13: Sample.tagged has a comment without a sentence",
            "/Sample.java:15: Sample.naked has no comment",
            "/Sample.java:21: Pair has no comment",
            "/Sample.java:25: Kind.TWO has no comment",
            "/Sample.java:30: Question.ask has no comment",
            "/Sample.java:34: Implicit has a default constructor, which has no comment");
    assertThat(DocComments.missingIn(List.of(source("/package-info.java", "package sample;"))))
        .containsExactly("/package-info.java:1: package sample has no comment");
  }

  private static SimpleJavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string://" + name), javax.tools.JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
