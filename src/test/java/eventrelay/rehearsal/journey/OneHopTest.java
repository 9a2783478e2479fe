package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneHopTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, eu-west-1, 1, eu-west-1, false",
    "1, 1, eu-west-1, 2, eu-west-1, false",
    "1, 2, eu-west-1, 2, us-east-1, false",
    "1, 2, eu-west-1, 3, eu-west-1, true",
    "1, 2, eu-west-1, 1, eu-west-1, true",
  })
  void anEventLeavesItsAccountOnce(
      String origin, String from, String region, String to, String other, boolean exceeded) {
    assertThat(
            OneHop.isExceeded(
                origin, new AccountRegion(from, region), new AccountRegion(to, other)))
        .isEqualTo(exceeded);
  }
}
