package eventrelay.rehearsal.stackfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StackFileRefusalTest {
  private static final String CORRECT = "; correct the YAML";

  @TempDir private Path folder;

  static Stream<Arguments> texts() {
    var encrypted = " is encrypted; the rehearsal cannot read it and nothing in these settings";
    return Stream.of(
        arguments("just text", "it is not a map; write the settings below `config:`"),
        arguments("- a", "it is not a map; write the settings below `config:`"),
        arguments("config: text", "config is not a map; write `event-relay:<name>: <value>` lines"),
        arguments("config: [a]", "config is not a map; "),
        arguments(
            "config:\nevent-relay:bus: a",
            "Pulumi knows no top-level key event-relay:bus; indent it below `config:`, or delete"),
        arguments("config:\n  a: b: c", "line 2, column 7: mapping values are not allowed here"),
        arguments(
            "config: [1, 2",
            "line 1, column 14: while parsing a flow sequence, expected ',' or ']', but got"
                + " <stream end>"
                + CORRECT),
        arguments("config:\n\ta: b", "line 2, column 1: while scanning for the next token, found"),
        arguments("config:\n  a: 'b", "found unexpected end of stream" + CORRECT),
        arguments("config:\n  a: \"\\q\"", "found unknown escape character q(113)" + CORRECT),
        arguments("config:\n  a: \"\\U99999999\"", "line 2 or below: a \\u or \\U escape is wrong"),
        arguments("config:\n  a: @b", "line 2, column 6: while scanning for the next token"),
        arguments("config:\n  a: \u0001", "line 2: the control character U+0001 is not text"),
        arguments(
            "config:\n  a: 1\n  b: 2\n  a: 3",
            "line 4, column 3: the key a is there a second time; delete one of the two"),
        arguments("config: {a: {b: 1, b: 2}}", "line 1, column 20: the key b is there a second"),
        arguments("config: {}\nconfig: {}", "line 2, column 1: the key config is there a second"),
        arguments(
            "config:\n  a: 1\n  event-relay:a: 2",
            "config has event-relay:a in two spellings; delete one of the two"),
        arguments("config:\n  a:config:b: 1\n  a:b: 2", "config has a:b in two spellings; "),
        arguments(
            "config:\n  a:b:c: 1",
            "config key a:b:c has more than one colon; write it as <namespace>:<name>"),
        arguments("config:\n  a:b:c:d: 1", "config key a:b:c:d has more than one colon; "),
        arguments(
            "config:\n  bus:", "event-relay:bus has no value; give it one, or delete the line"),
        arguments("config:\n  aws:region: null", "aws:region has no value; "),
        arguments(
            "config:\n  bus: {secure: AAAB}",
            "event-relay:bus"
                + encrypted
                + " is secret; set it in plain (pulumi config set --stack dev --plaintext"
                + " event-relay:bus <value>)"),
        arguments(
            "config:\n  a: [1, {b: {secure: AAAB}}]",
            "event-relay:a[1].b"
                + encrypted
                + " is secret; set it in plain (pulumi config set --stack dev --plaintext --path"
                + " 'event-relay:a[1].b' <value>)"),
        arguments(
            "config:\n  a: '{\"b\": 1}'",
            "event-relay:a is a text in quotes, though it looks like an object; take the quotes away,"
                + " or set it part by part (pulumi config set --stack dev --path)"),
        arguments(
            "config:\n  a: '[1]'",
            "event-relay:a is a text in quotes, though it looks like a list"),
        arguments(
            "environment: [a/b, {c: {merge: false}}]",
            "takes settings from an environment (a/b, c),"),
        arguments(
            "environment: {imports: [a]}", "takes settings from an environment (a), which only"),
        arguments(
            "environment: {values: {pulumiConfig: {bus: b}}}",
            "it takes settings from an environment (values.pulumiConfig), which only Pulumi Cloud can"
                + " open, so what this stack declares is not known here; write the settings below"
                + " `config:` and start Pulumi with `pulumi env run` instead, or rehearse what is"
                + " deployed, with --export"),
        arguments(
            "config:\n  a: &x {b: 1}\n  c: *x",
            "line 3, column 6: an alias stands for a value; write the value itself"),
        arguments("config:\n  a: &x y\n  *x : b", "line 3, column 3: a key is not a plain word; "),
        arguments("config:\n  ? [a]\n  : b", "line 2, column 5: a key is not a plain word; "),
        arguments("config:\n  \"\": b", "line 2, column 3: a key is empty; "),
        arguments("config:\n  <<: {a: b}", "line 2, column 3: a merge key (<<) stands for other"),
        arguments("config:\n  a: !!binary YQ==", "a value has the YAML tag tag:yaml.org,2002:bin"),
        arguments("config:\n  a: !mine {b: c}", "line 2, column 6: a value has the YAML tag !mine"),
        arguments("config:\n  !mine a: b", "line 2, column 3: a value has the YAML tag !mine; "),
        arguments("config:\n  a: .inf", "line 2, column 6: .inf is not a number in JSON; quote it"),
        arguments("config: {}\n---\nconfig: {}", "line 2, column 1: a second document begins; "),
        arguments("config: " + "[".repeat(200), "column 108: more than 100 nesting levels; "),
        arguments("#" + "x".repeat(1_000_000), "it has more than 1000000 bytes; keep only"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void refusesAFile(String text, String words) throws IOException {
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).contains(words);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    assertThat(refusal("config:\n  a: é".getBytes(StandardCharsets.ISO_8859_1)))
        .endsWith("Pulumi.dev.yaml: it is not UTF-8 text; save it as UTF-8");
  }

  /** Without a limit, nine lists of nine aliases each would stand for 387 million values. */
  @Test
  void refusesAnAliasBomb() throws IOException {
    var bomb = new StringBuilder("config:\n  a0: &a0 [x]\n");
    for (var level = 1; level < 10; level++) {
      bomb.append("  a%d: &a%1$d [%2$s]%n".formatted(level, ("*a" + (level - 1) + ", ").repeat(9)));
    }
    assertThat(refusal(bomb.toString().getBytes(StandardCharsets.UTF_8)))
        .contains("line 3, column 12: an alias stands for a value; ");
  }

  private String refusal(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("Pulumi.dev.yaml"), content);
    var refused =
        catchThrowableOfType(
            UnusableInputException.class, () -> StackFolder.read(folder, "event-relay"));
    assertThat(refused).isNotNull();
    return assertThat(refused.getMessage())
        .startsWith(file + ": ")
        .doesNotContain("\n", "org.yaml", "Exception")
        .actual();
  }
}
