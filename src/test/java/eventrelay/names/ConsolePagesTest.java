package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsolePagesTest {
  @ParameterizedTest
  @CsvSource({
    "ap-northeast-1, ap-northeast-1.console.aws.amazon.com",
    "cn-north-1, cn-north-1.console.amazonaws.cn",
    "us-gov-west-1, us-gov-west-1.console.amazonaws-us-gov.com",
  })
  void thePartitionTellsTheConsole(String region, String host) {
    var pages = ConsolePages.of(Arns.of(region, "111111111111")).orElseThrow();

    assertThat(pages.bus("b.c"))
        .isEqualTo("https://%s/events/home?region=%s#/eventbus/b.c".formatted(host, region));
    assertThat(pages.function("f"))
        .isEqualTo("https://%s/lambda/home?region=%s#/functions/f".formatted(host, region));
    assertThat(pages.logGroup("/aws/lambda/f"))
        .isEqualTo(
            "https://%s/cloudwatch/home?region=%s#logsV2:log-groups/log-group/$252Faws$252Flambda$252Ff"
                .formatted(host, region));
    assertThat(pages.queue("q"))
        .startsWith(
            "https://%s/sqs/v3/home?region=%s#/queues/https%%3A%%2F%%2Fsqs."
                .formatted(host, region))
        .endsWith("%2F111111111111%2Fq");
  }

  @Test
  void anIsolatedPartitionHasNone() {
    assertThat(ConsolePages.of(Arns.of("us-iso-east-1", "111111111111"))).isEmpty();
  }
}
