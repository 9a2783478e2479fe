package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StraysTest {
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/x";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        EventBridgeTypes.BUS_POLICY
            + "|{eventBusName: 'x', policy: '{}'}|bus policy part is for bus "
            + BUS
            + ", which is not there",
        EventBridgeTypes.RULE
            + "|{name: 'r', eventBusName: 'x', eventPattern: '{}'}|rule r is for bus "
            + BUS
            + ", which is not there",
        EventBridgeTypes.TARGET
            + "|{targetId: 't', rule: 'r', eventBusName: 'x', arn: 'a'}|target t is for rule r on bus "
            + BUS
            + ", which is not there",
        EventBridgeTypes.TARGET
            + "|{rule: 'r', eventBusName: 'x', arn: 'a'}|target part is for rule r on bus "
            + BUS
            + ", which is not there",
        IamTypes.ROLE_POLICY
            + "|{role: 'r', name: 'p', policy: '{}'}"
            + "|role policy p is for role r, which is not there",
        IamTypes.ROLE_POLICY
            + "|{role: 'r', policy: '{}'}|role policy part is for role r, which is not there",
        IamTypes.ROLE_POLICY_ATTACHMENT
            + "|{role: 'r', policyArn: 'a'}"
            + "|policy attachment of a is for role r, which is not there",
        SqsTypes.QUEUE_POLICY
            + "|{queueUrl: 'https://q', policy: '{}'}"
            + "|queue policy part is for https://q, which is not there",
        SnsTypes.TOPIC_POLICY
            + "|{arn: 'arn:t', policy: '{}'}"
            + "|topic policy part is for arn:t, which is not there",
        LambdaTypes.PERMISSION
            + "|{statementId: 's', function: 'f', principal: 'p', action: 'a'}|permission s is for"
            + " function arn:aws:lambda:eu-west-1:111111111111:function:f, which is not there",
        LambdaTypes.PERMISSION
            + "|{function: 'arn:f', principal: 'p', action: 'a'}"
            + "|permission part is for function arn:f, which is not there",
      })
  void whatHangsOnNothingIsToldInItsAccount(String type, String properties, String sentence) {
    var cloud = StackFixture.home().add(type, "part", properties).cloud();

    assertThat(cloud.danglingIn("111111111111"))
        .containsExactly(new DanglingReference("111111111111", sentence));
    assertThat(cloud.danglingIn("222222222222")).isEmpty();
  }

  @Test
  void aRoleOfAnotherAccountIsAnotherRole() {
    var cloud =
        StackFixture.home()
            .add(IamTypes.ROLE, "r", "{name: 'r', assumeRolePolicy: '{}'}")
            .in("away", "{region: 'eu-west-1', allowedAccountIds: ['222222222222']}")
            .add(IamTypes.ROLE_POLICY, "p", "{role: 'r', policy: '{}'}")
            .cloud();

    assertThat(cloud.danglingIn("222222222222")).hasSize(1);
    assertThat(cloud.role("arn:aws:iam::111111111111:role/r").orElseThrow().policies()).isEmpty();
  }
}
