package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples that tell accounts and Regions apart go on doing so in stacks for other accounts. */
class AccountFitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # samples, where the stacks listen, where the samples are sent from
          1 a*3, 1 b, 2 a | 1 a           | 1 a, 1 b, 2 a
          1 a*3, 1 b, 2 a | 7 a           | 7 a, 7 b, 2 a
          1 a*3, 1 b, 2 a | 2 a           | 2 a, 2 b, 1 a
          1 a*3, 1 b, 2 a | 7 c           | 7 c, 7 b, 2 a
          1 a, 2 a*5      | 1 a, 2 a, 2 b | 1 a, 2 a
          1 a*2, 2 a      | 2 a, 3 a      | 2 a, 3 a
          1 a*3, 2 a*2, 3 a | 2 a, 3 a    | 2 a, 3 a, 1 a
          1 a*2, 2 a, 2 b | 8 a, 8 b, 9 a | 9 a, 8 a, 8 b
          1 a*2, 1 b, 2 b*2, 2 c | 8 b, 8 c, 9 a, 9 b | 9 a, 9 b, 8 b, 8 c
          """)
  void eachAccountStandsForOne(String samples, String listening, String expected) {
    var sent = new LinkedHashMap<AccountRegion, Integer>();
    for (var sample : samples.split(", ")) {
      var parts = sample.split("\\*");
      sent.put(place(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    var moved = AccountFit.of(sent, places(listening));

    assertThat(new ArrayList<>(moved.values())).isEqualTo(places(expected));
  }

  private static List<AccountRegion> places(String places) {
    return Stream.of(places.split(", ")).map(AccountFitTest::place).toList();
  }

  private static AccountRegion place(String place) {
    var parts = place.split(" ");
    return new AccountRegion(parts[0], parts[1]);
  }
}
