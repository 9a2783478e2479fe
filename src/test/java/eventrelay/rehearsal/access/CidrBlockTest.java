package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.6, false",
    "203.0.113.7/32, 203.0.113.7, true",
    "0.0.0.0/0, 198.51.100.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "0.0.0.0/0, localhost, false",
    "0.0.0.0/0, 256.0.0.1, false",
    "0.0.0.0/0, 1.2.3.4.5, false",
    "0.0.0.0/0, 1.2.3, false",
    "0.0.0.0/0, 255.249.199.9, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true",
    "2001:db8::1, 2001:db8::2, false",
    "2001:db8::1/128, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "::/0, ::g, false",
    "::/0, 1:2:3, false",
  })
  void contains(String block, String address, boolean expected) {
    assertThat(new CidrBlock(block).contains(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/",
        "10.0.0.0/a",
        "10.0.0.0/-1",
        "10.0.0.0/0008",
        "/8",
        "10.0.0/8",
        "example.com",
        "1:2:3",
        "%eth0",
        ""
      })
  void refusesWhatIsNoRange(String block) {
    assertThatThrownBy(() -> new CidrBlock(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".* is not (an address|a range of addresses)");
  }
}
