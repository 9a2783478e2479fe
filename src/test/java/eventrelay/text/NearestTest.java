package eventrelay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "'', abc, 3",
    "abc, '', 3",
    "abc, abc, 0",
    "abc, abcd, 1",
    "abcd, abc, 1",
    "abc, axc, 1",
    "flaw, lawn, 2",
  })
  void countsTheLettersThatHaveToChange(String from, String to, int changes) {
    assertThat(Nearest.distance(from, to)).isEqualTo(changes);
  }

  @ParameterizedTest
  @CsvSource({"buss, bus", "function, function", "x, bus", "zzz, bus"})
  void isTheWordWithTheFewestChanges(String word, String nearest) {
    assertThat(Nearest.to(word, List.of("function", "queue", "bus"))).isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource({"bat", "cat"})
  void isTheFirstOfSeveral(String word) {
    assertThat(Nearest.to(word, List.of("sat", "rat"))).isEqualTo("rat");
  }
}
