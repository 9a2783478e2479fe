package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.SnsTypes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudBuilderTest {
  @Test
  void whatIsAskedNothingOfIsPassedOverOnceAndInOrder() {
    var stack =
        StackFixture.home()
            .add("aws:s3/bucket:Bucket", "q", "{}")
            .add("aws:ec2/instance:Instance", "i", "{}")
            .add(EventBridgeTypes.ARCHIVE, "a", "{}")
            .add(CloudWatchTypes.ALARM, "m", "{}")
            .add(SnsTypes.SUBSCRIPTION, "t", "{}")
            .add("pulumi:pulumi:StackReference", "s", "{}")
            .add(EventBridgeTypes.BUS, "b", "{name: 'b'}")
            .component("event-relay:index:Hub", "h", "{}")
            .deployment();

    assertThat(new CloudBuilder(List.of(stack, stack), Path.of("")).passedOver())
        .containsExactly("aws:ec2/instance:Instance", "aws:s3/bucket:Bucket");
  }

  @Test
  void theStacksMakeOneCloud() {
    var one = StackFixture.home().add(EventBridgeTypes.BUS, "b", "{name: 'b'}").deployment();
    var other =
        StackFixture.home()
            .add(
                EventBridgeTypes.RULE,
                "r",
                "{name: 'r', eventBusName: 'b', eventPattern: '{\"x\":[1]}'}")
            .deployment();

    var cloud = new CloudBuilder(List.of(other, one), Path.of("")).build();

    assertThat(cloud.rules()).singleElement().extracting(Rule::name).isEqualTo("r");
    assertThat(cloud.danglingIn("111111111111")).isEmpty();
  }

  @Test
  void logGroupsAreKnownByTheirArn() {
    var cloud = StackFixture.home().add(CloudWatchTypes.LOG_GROUP, "l", "{name: '/x'}").cloud();

    assertThat(cloud.endpoint("arn:aws:logs:eu-west-1:111111111111:log-group:/x")).isPresent();
    assertThat(cloud.endpoint("arn:aws:logs:eu-west-1:111111111111:log-group:/y")).isEmpty();
  }

  @Test
  void whatAwsHasIsBuiltUnlessTheDeclaredStackIsAskedFor() {
    var stack = StackFixture.home().add(EventBridgeTypes.BUS, "b", "{name: 'in'}", "{name: 'out'}");
    var bus = "arn:aws:events:eu-west-1:111111111111:event-bus/";

    assertThat(stack.cloud().bus(bus + "in")).isEmpty();
    assertThat(stack.cloud().bus(bus + "out")).isPresent();
    var declared = List.of(stack.deployment().asDeclared());
    var cloud = new CloudBuilder(declared, Path.of("")).build();
    assertThat(cloud.bus(bus + "in")).isPresent();
    assertThat(cloud.bus(bus + "out")).isEmpty();
  }
}
