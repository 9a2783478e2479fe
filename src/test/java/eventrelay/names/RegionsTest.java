package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.enums.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ap-northeast-1",
        "ap-southeast-7",
        "us-east-1",
        "mx-central-1",
        "il-central-1",
        "cn-northwest-1",
        "us-gov-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
        "xx-future-12",
      })
  void haveThisForm(String name) {
    assertThat(Regions.hasForm(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Tokyo",
        "us-east",
        "us-east-1a",
        "us_east_1",
        "US-EAST-1",
        "us-east-0",
        "us-east-123",
        " us-east-1",
        "us-east-1 ",
        "us-east-1\n",
        "us--east-1",
        "1-east-1",
        "us-1",
        "aws-global",
        "us-very-far-east-1",
      })
  void haveNoOtherForm(String name) {
    assertThat(Regions.hasForm(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ap-northest-1, ap-northeast-1",
    "ap-northeast-4, ap-northeast-1",
    "us-west-3, us-west-1",
    "eu-centrl-1, eu-central-1",
    "us-gov-west-2, us-gov-west-1",
    "cn-nort-1, cn-north-1",
    "xx-future-12, af-south-1",
  })
  void areToldFromNamesOfTheSameForm(String name, String nearest) {
    assertThat(Regions.hasForm(name)).isTrue();
    assertThat(Regions.exists(name)).isFalse();
    assertThat(Regions.nearest(name)).isEqualTo(nearest);
    assertThat(Regions.exists(nearest)).isTrue();
    assertThat(Regions.hasForm(nearest)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void areAllThatTheProvidersSdkNames(Region region) {
    assertThat(Regions.exists(region.getValue())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "eu-central-2, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "us-iso-east-1, aws-iso",
    "us-isob-east-1, aws-iso-b",
    "eu-isoe-west-1, aws-iso-e",
    "us-isof-south-1, aws-iso-f",
    "eusc-de-east-1, aws-eusc",
  })
  void belongToAPartition(String region, String partition) {
    assertThat(Regions.partition(region)).isEqualTo(partition);
  }
}
