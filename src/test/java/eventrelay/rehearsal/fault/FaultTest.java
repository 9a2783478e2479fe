package eventrelay.rehearsal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.IamTypes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultTest {
  @ParameterizedTest
  @CsvSource({
    "FUNCTION, function",
    "FUNCTION_PERMISSION, function-permission",
    "BUS_POLICY, bus-policy",
    "FORWARDING_ROLE, forwarding-role",
    "BUS, bus",
    "DEAD_LETTER_QUEUE, dead-letter-queue",
  })
  void everyFaultHasItsWord(Fault fault, String word) {
    assertThat(fault.word()).isEqualTo(word);
    assertThat(Fault.of(word)).contains(fault);
    assertThat(Fault.values()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "FUNCTION", "bus_policy", "buses"})
  void otherWordsAreNoFaults(String word) {
    assertThat(Fault.of(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FUNCTION_PERMISSION, management-function-permission",
    "BUS_POLICY, management-bus-policy",
    "FORWARDING_ROLE, development-role",
    "BUS, management-bus",
    "DEAD_LETTER_QUEUE, management-function-dead-letter-queue management-dead-letter-queue"
        + " development-ap-northeast-1-dead-letter-queue",
  })
  void takesAwayThisAndNothingElse(Fault fault, String names) {
    var before = resources(ShippedStacks.ALL);
    var after = resources(fault.in(ShippedStacks.ALL));

    var gone = new ArrayList<>(before);
    gone.removeAll(after);
    assertThat(gone).extracting(ResourceState::name).containsExactly(names.split(" "));
    assertThat(before).containsAll(after);
  }

  @Test
  void aBrokenFunctionHasAHandlerThatIsNotThere() {
    var before = resources(ShippedStacks.ALL);
    var after = new ArrayList<>(resources(Fault.FUNCTION.in(ShippedStacks.ALL)));

    assertThat(after).hasSameSizeAs(before);
    after.removeAll(before);
    assertThat(after)
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.name()).isEqualTo("management-function");
              assertThat(function.inputs().path("handler").asText()).startsWith("broken");
              assertThat(function.outputs().path("handler"))
                  .isEqualTo(function.inputs().path("handler"));
              assertThat(function.inputs().path("timeout").asInt()).isEqualTo(10);
            });
  }

  @Test
  void aForwardingRoleIsKnownByTheTargetOfAnotherStackToo() {
    var stacks = List.of(onlyTypes(IamTypes.ROLE), onlyTypes("aws:cloudwatch/eventTarget"));

    var after = Fault.FORWARDING_ROLE.in(stacks);

    assertThat(after.get(0).resources())
        .extracting(ResourceState::name)
        .containsExactly("management-function-role");
  }

  @ParameterizedTest
  @EnumSource
  void stacksWithNothingToBreakStayAsTheyAre(Fault fault) {
    var stacks = List.of(onlyTypes("aws:cloudwatch/eventRule"), onlyTypes("pulumi:"));

    assertThat(fault.in(stacks)).isEqualTo(stacks);
    assertThat(fault.in(ShippedStacks.ALL)).isNotEqualTo(ShippedStacks.ALL);
    assertThat(fault.in(ShippedStacks.ALL))
        .extracting(Deployment::stack)
        .containsExactly("mgmt", "dev");
  }

  private static Deployment onlyTypes(String type) {
    return new Deployment(
        "some",
        resources(ShippedStacks.ALL).stream()
            .filter(resource -> resource.type().startsWith(type))
            .toList());
  }

  private static List<ResourceState> resources(List<Deployment> stacks) {
    return stacks.stream().map(Deployment::resources).flatMap(List::stream).toList();
  }
}
