package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the development half takes from the management stack's outputs. */
@Timeout(60)
class HubOfAnotherStackTest {
  private static final StackRun DEV = StackRun.shipped("dev");
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
  private static final String PATTERN =
      "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"]}";

  @Test
  void carriesWhatTheHubReceivesIfNothingElseIsChosen() {
    var stack = DEV.hub(BUS, PATTERN).declares();
    assertThat(pattern(stack)).isEqualTo(PATTERN);
    assertThat(stack.exports().path("forwardsTo").textValue()).isEqualTo(BUS);
    assertThat(stack.messages()).isEmpty();
  }

  @Test
  void showsNothingOfTheHubsOutputsThatCouldDriveATerminal() {
    var reversed = DEV.with("events: {source: [aws.ec2]}").hub(BUS, "{\"source\":[\"\u202ea\"]}");
    assertThat(reversed.failure())
        .startsWith(
            "stack organization/event-relay/mgmt receives {\"source\":[\"a\"]}, but events");
    var none = DEV.with("events: {source: [aws.ec2]}").hub(BUS, "\u001b[2J\n::error::");
    assertThat(none.failure())
        .isEqualTo(
            "stack organization/event-relay/mgmt has an output eventPattern that is not a JSON object:"
                + " [2J ::error::; deploy that stack again");
    assertThat(DEV.hub("arn:\u009b\n::error::", PATTERN).failure())
        .startsWith("stack organization/event-relay/mgmt receives on arn: ::error::, but");
  }

  @Test
  void expectsTheBusThatTheStackFileNames() {
    var bus = BUS.replace("development-events", "relay");
    var stack = DEV.with("bus: relay").hub(bus, PATTERN).declares();
    assertThat(stack.resource("EventTarget", "development-ap-northeast-1-target").input("arn"))
        .isEqualTo(json('"' + bus + '"'));
  }

  @RepeatedTest(5)
  void failsAnUpdateBeforeTheHubIsThere() {
    assertThat(DEV.failure())
        .isEqualTo(
            "stack organization/event-relay/mgmt has no output eventBusArn yet: deploy the"
                + " management half first, then this one");
  }

  @Test
  void previewsBeforeTheHubIsThereAndSaysSo() {
    var stack = DEV.previewed().declares();
    var expected =
        "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2 Instance State-change Notification\"],"
            + "\"detail\":{\"state\":[\"running\",\"stopped\",\"terminated\"]}}";
    assertThat(stack.messages())
        .containsExactly(
            "stack organization/event-relay/mgmt has no output eventBusArn yet; this preview goes"
                + " on with "
                + BUS,
            "stack organization/event-relay/mgmt has no output eventPattern yet; this preview goes"
                + " on with "
                + expected);
    assertThat(pattern(stack)).isEqualTo(expected);
    assertThat(stack.exports().path("forwardsTo").textValue()).isEqualTo(BUS);
    assertThat(stack.all())
        .containsExactlyInAnyOrderElementsOf(DEV.hub(BUS, PATTERN).declares().all());
    assertThat(
            stack
                .resource("RolePolicy", "development-role-policy")
                .document("policy")
                .at("/Statement/0/Resource")
                .textValue())
        .isEqualTo(BUS);
  }

  @Test
  void previewsWithTheChosenEventsBeforeTheHubIsThere() {
    var stack = DEV.with("events: {source: [aws.s3]}").previewed().declares();
    assertThat(pattern(stack)).isEqualTo("{\"source\":[\"aws.s3\"]}");
  }

  @Test
  void readsTheStackThatTheFileNames() {
    var stack = DEV.with("hubStack: acme/relay/hub");
    assertThat(pattern(stack.hub("acme/relay/hub", BUS, PATTERN).declares())).isEqualTo(PATTERN);
    assertThat(stack.hub(BUS, PATTERN).failure())
        .startsWith("stack acme/relay/hub has no output eventBusArn yet");
  }

  private static String pattern(DeclaredStack stack) {
    return stack
        .resource("EventRule", "development-ap-northeast-1-rule")
        .input("eventPattern")
        .textValue();
  }
}
