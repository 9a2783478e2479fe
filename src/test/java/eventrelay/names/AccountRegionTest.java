package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccountRegionTest {
  @Test
  void isWhereAnArnPoints() {
    assertThat(AccountRegion.of("arn:aws:sqs:eu-west-1:111111111111:q"))
        .isEqualTo(new AccountRegion("111111111111", "eu-west-1"));
    assertThat(AccountRegion.of("arn:aws:iam::111111111111:role/r"))
        .isEqualTo(new AccountRegion("111111111111", ""));
  }

  @Test
  void isNowhereForATextThatIsNotAnArn() {
    assertThatThrownBy(() -> AccountRegion.of("q"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("q is not an ARN of six parts");
  }

  @Test
  void makesArnsInThePartitionOfItsRegion() {
    assertThat(new AccountRegion("111111111111", "cn-north-1").arns().queue("q"))
        .isEqualTo("arn:aws-cn:sqs:cn-north-1:111111111111:q");
  }
}
