package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.when;

import eventrelay.rehearsal.function.PythonFunction;
import eventrelay.rehearsal.function.PythonMissingException;
import eventrelay.rehearsal.function.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says where something fails that no test can break: streams, and Python. */
@Timeout(60)
class FailingCollaboratorsTest {

  @ParameterizedTest
  @ValueSource(strings = {"--event", "--dead-letter"})
  void standardInputThatBreaksOffIsSaidToBeUnreadable(String option) {
    var broken =
        mock(
            InputStream.class,
            call -> {
              throw new IOException("the other end is gone");
            });

    var run = rehearse(broken, option, "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("standard input: it cannot be read").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingPythonIsSaidOnce() {
    try (var functions =
        mockConstruction(
            PythonFunction.class,
            (function, context) -> {
              // Which a mock does not end.
              ((Sandbox) context.arguments().get(5)).close();
              when(function.begin(any(), any())).thenThrow(new PythonMissingException());
            })) {

      var run = rehearse(InputStream.nullInputStream(), "--event", "events/ec2-stopped.json");

      assertThat(functions.constructed()).hasSize(1);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("python3").hasLineCount(1);
      assertThat(run.showsTrace()).isFalse();
    }
  }

  private static Run rehearse(InputStream in, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var status =
        Rehearse.run(
            args,
            Path.of(""),
            in,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
