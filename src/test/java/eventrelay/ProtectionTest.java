package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Pulumi refuses to delete: whatever holds events in the management half. */
@Timeout(60)
class ProtectionTest {
  @Test
  void isOfWhatHoldsEventsInTheManagementHalfAndOfNothingElse() {
    assertThat(isProtected(StackVariants.WIDE))
        .containsExactlyInAnyOrder(
            "EventArchive management-archive",
            "LogGroup management-function-log-group",
            "Queue management-dead-letter-queue",
            "Queue management-function-dead-letter-queue");
  }

  @Test
  void isInEveryFormOfManagementHalf() {
    assertThat(StackVariants.declared())
        .allSatisfy(
            (variant, stack) ->
                assertThat(isProtected(stack)).hasSize(variant.equals("development") ? 0 : 4));
  }

  @Test
  void isLiftedByTheStackFile() {
    assertThat(isProtected(StackVariants.WIDE.with("protect: true"))).hasSize(4);
    assertThat(isProtected(StackVariants.WIDE.with("protect: false"))).isEmpty();
  }

  @Test
  void changesNoInput() {
    var with = StackVariants.WIDE.declares();
    var without = StackVariants.WIDE.with("protect: false").declares();

    assertThat(without.deployment().resources())
        .containsExactlyElementsOf(
            with.deployment().resources().stream().map(each -> each.withProtect(false)).toList());
  }

  private static List<String> isProtected(StackRun stack) {
    return isProtected(stack.declares());
  }

  private static List<String> isProtected(DeclaredStack stack) {
    return stack.deployment().resources().stream()
        .filter(ResourceState::protect)
        .map(each -> DeclaredStack.shortType(each) + " " + each.name())
        .toList();
  }
}
