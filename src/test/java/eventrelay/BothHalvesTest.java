package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One stack that deploys both halves. */
@Timeout(60)
class BothHalvesTest {
  private static final StackRun BOTH = StackRun.shipped("mgmt").with("deploy: both");

  private static DeclaredStack stack;
  private static DeclaredStack management;
  private static DeclaredStack development;

  @BeforeAll
  static void run() {
    stack = BOTH.declares();
    management = StackRun.shipped("mgmt").declares();
    var hub = management.exports();
    development =
        StackRun.shipped("dev")
            .hub(hub.path("eventBusArn").textValue(), hub.path("eventPattern").textValue())
            .declares();
  }

  @Test
  void declaresWhatTheTwoStacksDeclareButNoReferenceBetweenThem() {
    assertThat(stack.all())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(management, development)
                .flatMap(half -> half.all().stream())
                .filter(resource -> !resource.startsWith("StackReference"))
                .toList());
  }

  @Test
  void givesEachHalfItsOwnProvider() {
    assertThat(stack.ofAws())
        .hasSize(35)
        .allSatisfy(
            resource ->
                assertThat(resource.provider().state().name())
                    .isEqualTo(resource.parent().state().name()));
    assertThat(stack.providers())
        .extracting(provider -> provider.state().name() + provider.document("allowedAccountIds"))
        .containsExactlyInAnyOrder("management[\"111111111111\"]", "development[\"222222222222\"]");
  }

  @Test
  void forwardsOnlyOnceTheBusAndTheRoleAreOpen() {
    // AWS refuses a target whose bus does not let the role in.
    assertThat(stack.resource("EventTarget", "development-ap-northeast-1-target").waitsFor())
        .contains("management-bus-policy", "development-role-policy", "management-bus");
  }

  @Test
  void forwardsOnlyWhatHasSomewhereToGo() {
    assertThat(stack.resource("EventTarget", "development-ap-northeast-1-target").waitsFor())
        .contains("management-target");
  }

  @Test
  void forwardsNothingNewBeforeItIsLetInWantedAndKept() {
    assertThat(stack.resource("EventRule", "development-ap-northeast-1-rule").waitsFor())
        .contains("management-bus-policy", "management-rule", "management-archive");
    assertThat(
            BOTH.with("archiveDays: 0")
                .declares()
                .resource("EventRule", "development-ap-northeast-1-rule")
                .waitsFor())
        .contains("management-rule");
  }

  @Test
  void declaresTheSameInputsAsTheTwoStacks() {
    for (var half : Stream.of(management, development).toList()) {
      for (var resource : half.ofAws()) {
        var type = resource.toString().split(" ")[0];
        assertThat(stack.resource(type, resource.state().name()).state().inputs())
            .as(resource.toString())
            .isEqualTo(resource.state().inputs());
      }
    }
  }

  @Test
  void exportsWhatTheTwoStacksExport() {
    var expected = management.exports();
    // The exports that both have: each adds its accounts.
    var queues = together("deadLetterQueueArns");
    var links = together("deadLetterQueueLinks");
    expected.setAll(development.exports());
    expected.set("deadLetterQueueArns", queues);
    expected.set("deadLetterQueueLinks", links);
    assertThat(stack.exports()).isEqualTo(expected);
    assertThat(queues.properties()).hasSize(2);
  }

  private ObjectNode together(String export) {
    var both = (ObjectNode) management.exports().get(export);
    return both.setAll((ObjectNode) development.exports().get(export));
  }

  @Test
  void previewsWithWhatIsKnown() {
    var preview = BOTH.previewed().declares();
    assertThat(preview.all()).containsExactlyInAnyOrderElementsOf(stack.all());
    assertThat(preview.providerNames()).isEqualTo(stack.providerNames());
    // The bus's ARN is not known before AWS has made it.
    assertThat(
            preview.resource("RolePolicy", "development-role-policy").input("policy").textValue())
        .isNotEqualTo(
            stack.resource("RolePolicy", "development-role-policy").input("policy").textValue());
    assertThat(preview.exports().at("/defaultEventBusArns/development/ap-northeast-1").textValue())
        .isEqualTo("arn:aws:events:ap-northeast-1:222222222222:event-bus/default");
  }
}
