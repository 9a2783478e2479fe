package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.event.Event;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules and the events of calls that CloudTrail delivers. */
@Timeout(120)
class ReadOnlyCallsTest {
  private static final String MANAGEMENT = "managementEvent: true, eventCategory: 'Management'";
  private static final String TARGET = "arn:aws:sqs:eu-west-1:" + HOME + ":q";

  /** The rule's state, its bus, the event's source, its detail, and what becomes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ENABLED | default | aws.iam | eventName: 'GetRole', readOnly: true, M | FILTERED",
        "ENABLED | default | aws.ec2 | eventName: 'DescribeInstances', readOnly: true, M | FILTERED",
        "ENABLED | default | aws.s3 | eventName: 'ListBuckets', readOnly: true, M | FILTERED",
        "ENABLED | default | aws.s3 | eventName: 'ListBuckets', readOnly: true, managementEvent: true | FILTERED",
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS | default | aws.iam | eventName: 'GetRole', readOnly: true, M | DELIVERED",
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS | own | aws.iam | eventName: 'GetRole', readOnly: true, M | DELIVERED",
        "DISABLED | default | aws.iam | eventName: 'GetRole', readOnly: true, M | LOST",
        "ENABLED | default | aws.iam | eventName: 'CreateRole', readOnly: false, M | DELIVERED",
        "ENABLED | default | aws.sts | eventName: 'GetSessionToken', readOnly: false, M | DELIVERED",
        "ENABLED | default | aws.sts | eventName: 'GetSessionToken', readOnly: true, M | UNPROVEN",
        "ENABLED | default | aws.sts | eventName: 'GetSessionToken', M | DELIVERED",
        "ENABLED | default | aws.events | eventName: 'TestEventPattern', readOnly: true, M | UNPROVEN",
        "ENABLED | default | aws.s3 | eventName: 'GetObject', readOnly: true, managementEvent: false, eventCategory: 'Data' | DELIVERED",
        "ENABLED | default | aws.s3 | eventName: 'GetObject', readOnly: true, eventCategory: 'Data' | DELIVERED",
        "ENABLED | default | aws.iam | eventName: 'GetRole', readOnly: true | UNPROVEN",
        "ENABLED | default | aws.iam | eventName: 'GetRole' | UNPROVEN",
        "ENABLED | default | aws.iam | eventName: 'CreateRole' | DELIVERED",
        "ENABLED | own | aws.iam | eventName: 'GetRole', readOnly: true, M | UNPROVEN",
        "ENABLED | default | mine | eventName: 'GetRole', readOnly: true, M | DELIVERED",
      })
  void whichStateGetsWhichCalls(
      String state, String bus, String source, String detail, Outcome outcome) {
    var call =
        StackFixture.object(
            "{account: '%s', region: 'eu-west-1', source: '%s', 'detail-type': 'AWS API Call via CloudTrail', detail: {%s}}"
                .formatted(HOME, source, detail.replaceFirst(", M$", ", " + MANAGEMENT)));
    var wiring =
        new OpenWiring()
            .bus("own")
            .rule(
                bus,
                "r",
                "eventPattern: '{\"account\":[\"%s\"]}', state: '%s'".formatted(HOME, state),
                TARGET)
            .add(
                "aws:sqs/queue:Queue",
                "q",
                "name: 'q', policy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                    + "\"Action\":\"*\",\"Resource\":\"*\"}]}'");
    var cloud = wiring.cloud();
    try (var runner = new FunctionRunner()) {
      var journey =
          new EventSender(cloud, new ExpectedDelivery(wiring.deployments(), cloud), runner, false)
              .send(Event.of(call).startingOn(OpenWiring.busArn(HOME, bus)));

      assertThat(journey.outcome()).as(journey.hops().toString()).isEqualTo(outcome);
      if (outcome == Outcome.FILTERED || outcome == Outcome.UNPROVEN) {
        assertThat(journey.hops())
            .extracting(Hop::because)
            .anyMatch(because -> because.contains("the state ENABLED_WITH_ALL_CLOUDTRAIL"));
      }
    }
  }
}
