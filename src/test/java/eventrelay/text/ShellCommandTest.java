package eventrelay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellCommand.of(List.of("aws", "--queue-url", "https://sqs.x/1/a-b")))
        .isEqualTo("aws --queue-url https://sqs.x/1/a-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "it's", "$(id)", "`id`", "a;b", "\"", "*", "", "\\", "a\nb", "'"})
  void aShellReadsBackTheVeryWord(String word) throws IOException, InterruptedException {
    var process = new ProcessBuilder("sh", "-c", ShellCommand.of(List.of("printf", "%s", word)));
    var started = process.redirectErrorStream(true).start();

    var printed = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(started.waitFor()).isZero();
    assertThat(printed).isEqualTo(word);
  }
}
