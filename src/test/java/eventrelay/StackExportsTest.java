package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The links and commands that stacks export. */
class StackExportsTest {
  private static final String CONSOLE = "https://ap-northeast-1.console.aws.amazon.com";

  /** What a stack exports beside the links and commands. */
  static JsonNode others(DeclaredStack stack) {
    return stack.exports().without(List.of("links", "commands", "deadLetterQueueLinks"));
  }

  @Test
  void theHubsLinksAndCommandsAreExportedByName() {
    var exports = StackRun.shipped("mgmt").declares().exports();

    assertThat(exports.path("links"))
        .isEqualTo(
            json(
                """
                {"bus": "%s/events/home?region=ap-northeast-1#/eventbus/development-events",
                 "function":
                   "%s/lambda/home?region=ap-northeast-1#/functions/ManagementTriggeredLambda",
                 "functionLog": "%s/cloudwatch/home?region=ap-northeast-1#logsV2:log-groups/\
                log-group/$252Faws$252Flambda$252FManagementTriggeredLambda"}
                """
                    .formatted(CONSOLE, CONSOLE, CONSOLE)));
    assertThat(exports.path("commands"))
        .isEqualTo(
            json(
                """
                {"tailFunctionLog": "aws logs tail /aws/lambda/ManagementTriggeredLambda --follow\
                 --region ap-northeast-1 --profile management"}"""));
  }

  @Test
  void eachQueuesLinkStandsWhereItsArnDoes() {
    var queues = StackVariants.declared().get("another bus, notifying").exports();

    for (var account : queues.path("deadLetterQueueArns").properties()) {
      for (var region : account.getValue().properties()) {
        var links =
            queues.at("/deadLetterQueueLinks/%s/%s".formatted(account.getKey(), region.getKey()));
        assertThat(links).hasSize(region.getValue().size());
        for (var i = 0; i < links.size(); i++) {
          var arn = region.getValue().get(i).asText().split(":");
          assertThat(links.get(i).asText())
              .isEqualTo(
                  "https://%s.console.aws.amazon.com/sqs/v3/home?region=%s#/queues/https%%3A%%2F%%2Fsqs.%s.amazonaws.com%%2F%s%%2F%s"
                      .formatted(arn[3], arn[3], arn[3], arn[4], arn[5]));
        }
      }
    }
  }

  @Test
  void aRoleHasNoProfileToName() {
    var exports =
        StackRun.shipped("mgmt")
            .with(
                "management: {id: \"111111111111\", region: ap-northeast-1, roleArn:"
                    + " arn:aws:iam::111111111111:role/deploy}")
            .declares()
            .exports();

    assertThat(exports.at("/commands/tailFunctionLog").asText())
        .endsWith("--region ap-northeast-1");
  }
}
