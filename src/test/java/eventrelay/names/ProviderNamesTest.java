package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderNamesTest {
  @Test
  void areTheAccountsInItsFirstRegion() {
    assertThat(ProviderNames.of("team-a", "us-east-1", "us-east-1")).isEqualTo("team-a");
  }

  @Test
  void addTheRegionInAFurtherOne() {
    assertThat(ProviderNames.of("team-a", "us-east-1", "eu-west-1")).isEqualTo("team-a-eu-west-1");
  }

  @Test
  void areThatOfTheContractForTheManagementAccount() {
    assertThat(ProviderNames.MANAGEMENT).isEqualTo("management");
  }
}
