package eventrelay.rehearsal.access;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', a, false",
    "a, '', false",
    "?, '', false",
    "a, a, true",
    "a, A, false",
    "a, ab, false",
    "ab, a, false",
    "*, '', true",
    "*, anything, true",
    "**, a, true",
    "a*, a, true",
    "a*, ab:c/d, true",
    "a*, ba, false",
    "a**, a, true",
    "*b, ab, true",
    "*b, abb, true",
    "*b, ba, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "a??, ab, false",
    "a*b*c, aXbYc, true",
    "a*b*c, abbcc, true",
    "a*b*c, acb, false",
    "*ab?, aabab, false",
    "*ab?, aababc, true",
    "a.c, abc, false",
    "*, '*', true",
    "a*d, a*bd, true",
    "a?, a?, true",
  })
  void matches(String pattern, String text, boolean expected) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void staysFastWhereARegularExpressionBacktracks() {
    var glob = new Glob("*a".repeat(40) + "b");
    var text = "a".repeat(5_000);

    var matched = assertTimeoutPreemptively(ofSeconds(5), () -> glob.matches(text));

    assertThat(matched).isFalse();
  }
}
