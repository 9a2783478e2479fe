package eventrelay.rehearsal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.IamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultTest {
  @Test
  void everyFaultHasItsWord() {
    assertThat(Faults.words())
        .containsExactly(
            "function",
            "function-permission",
            "bus-policy",
            "forwarding-role",
            "bus",
            "dead-letter-queue");
    assertThat(Faults.ALL)
        .allSatisfy(fault -> assertThat(Faults.of(fault.word())).containsSame(fault));
  }

  /** A fault is one file and one line in the list. */
  @Test
  void everyFileOfAFaultIsInTheList() throws IOException {
    try (var files = Files.list(Path.of("src/main/java/eventrelay/rehearsal/fault"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith("Fault.java") && !name.equals("Fault.java"))
          .containsExactlyInAnyOrderElementsOf(
              Faults.ALL.stream()
                  .map(fault -> fault.getClass().getSimpleName() + ".java")
                  .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "FUNCTION", "bus_policy", "buses"})
  void otherWordsAreNoFaults(String word) {
    assertThat(Faults.of(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "function-permission, management-function-permission",
    "bus-policy, management-bus-policy",
    "forwarding-role, development-role",
    "bus, management-bus",
    "dead-letter-queue, management-function-dead-letter-queue management-dead-letter-queue"
        + " development-ap-northeast-1-dead-letter-queue",
  })
  void takesAwayThisAndNothingElse(String word, String names) {
    var fault = Faults.of(word).orElseThrow();
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
    var after =
        new ArrayList<>(resources(Faults.of("function").orElseThrow().in(ShippedStacks.ALL)));

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

    var after = Faults.of("forwarding-role").orElseThrow().in(stacks);

    assertThat(after.get(0).resources())
        .extracting(ResourceState::name)
        .containsExactly("management-function-role");
  }

  @ParameterizedTest
  @MethodSource("all")
  void stacksWithNothingToBreakStayAsTheyAre(Fault fault) {
    var stacks = List.of(onlyTypes("aws:cloudwatch/eventRule"), onlyTypes("pulumi:"));

    assertThat(fault.in(stacks)).isEqualTo(stacks);
    assertThat(fault.in(ShippedStacks.ALL)).isNotEqualTo(ShippedStacks.ALL);
    assertThat(fault.in(ShippedStacks.ALL))
        .extracting(Deployment::stack)
        .containsExactly("mgmt", "dev");
  }

  private static List<Fault> all() {
    return Faults.ALL;
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
