package eventrelay.rehearsal.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedLinesTest {
  private static final String SENTENCE =
      "    the statement AllowDevelopmentAccount of the bus policy does not apply to the caller";

  @Test
  void breakBetweenWordsAndIndentWhatGoesOn() {
    assertThat(wrapped(40, SENTENCE + "\nshort\n"))
        .isEqualTo(
            """
                the statement
                  AllowDevelopmentAccount of the bus
                  policy does not apply to the
                  caller
            short
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 84})
  void keepEveryWordAndFitTheWidth(int columns) {
    var text = wrapped(columns, SENTENCE + "\n");

    assertThat(text.lines()).allMatch(line -> line.length() <= columns);
    assertThat(text.strip().split("\\s+")).containsExactly(SENTENCE.strip().split(" "));
  }

  @Test
  void doNotCountColours() {
    var painted = "\u001b[31m" + "a".repeat(20) + "\u001b[0m " + "b".repeat(19);
    assertThat(wrapped(40, painted + "\n")).isEqualTo(painted + "\n");
  }

  @Test
  void leaveCommandsAndLongWordsWhole() {
    var command = "    aws sqs delete-message --queue-url https://sqs.eu-west-1.amazonaws.com/1/q";
    var arn = "arn:aws:events:eu-west-1:222222222222:rule/" + "x".repeat(40);
    assertThat(wrapped(40, command + "\n" + arn + "\n")).isEqualTo(command + "\n" + arn + "\n");
  }

  @Test
  void areNotTouchedWithoutALimit() {
    var numbers = IntStream.range(0, 99).mapToObj(Integer::toString).toList() + "\n";
    assertThat(wrapped(WrappedLines.UNLIMITED, numbers)).isEqualTo(numbers);
  }

  private static String wrapped(int columns, String text) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    var print = WrappedLines.over(out, columns);
    print.print(text);
    print.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
