package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.DeclaredResource;
import eventrelay.policy.OrPattern;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exports that hold what AWS would not have taken. */
@Timeout(120)
class RefusedExportsTest {
  @TempDir private Path folder;

  @Test
  void sixTargetsOfARule() {
    var stacks =
        shipped(
            state ->
                state.type().equals(EventBridgeTypes.TARGET)
                    ? IntStream.range(0, 6).mapToObj(i -> copy(state, i).with("targetId", "t" + i))
                    : Stream.of(state));

    var run = CommandLineRun.on(stacks, folder);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(": it has 6 targets and EventBridge accepts 5; give "));
  }

  @Test
  void aQueueInAnotherRegionThanItsRule() {
    var stacks =
        shipped(
            state ->
                Stream.of(
                    state.type().equals(EventBridgeTypes.TARGET)
                        ? edited(state, ":sqs:ap-northeast-1:", ":sqs:us-east-1:")
                        : state));

    var run = CommandLineRun.on(stacks, folder, "--break", "all");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .hasSize(2)
        .allMatch(
            line -> line.contains(" is in us-east-1, and AWS accepts one in ap-northeast-1 only"));
  }

  @Test
  void threeHundredRulesAreTakenAndMoreAreNoted() {
    for (var rules : List.of(300, 301)) {
      var stacks =
          shipped(
              state ->
                  state.type().equals(EventBridgeTypes.RULE)
                      ? Stream.concat(
                          Stream.of(state),
                          IntStream.range(1, rules)
                              .mapToObj(i -> copy(state, i).with("name", "other-" + i))
                              .map(other -> edited(other, "aws.ec2", "nobody")))
                      : Stream.of(state));

      var run = CommandLineRun.on(stacks, folder);

      assertThat(run.out().lines().filter(line -> line.startsWith("note: bus ")))
          .hasSize(rules == 300 ? 0 : 2)
          .allMatch(line -> line.contains(" has 301 rules, and AWS accepts 300 unless "));
    }
  }

  @Test
  void aPatternThatMakesMoreRuleCombinationsThanAwsTakes() {
    for (var pattern : List.of(OrPattern.of(15, 3), "{\"a\":" + OrPattern.of(40, 30) + "}")) {
      var stacks =
          shipped(
              state ->
                  Stream.of(
                      state.type().equals(EventBridgeTypes.RULE)
                          ? withPattern(state, pattern)
                          : state));

      var run = CommandLineRun.on(stacks, folder);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .matches(
              "rule arn:aws:events:\\S+: EventBridge would refuse its pattern: its \\$or lists make"
                  + " (14,348,907|at least 1,000,000,000,000,000) rule combinations and AWS accepts"
                  + " 1,000; write .*\n");
    }
  }

  private static ResourceState withPattern(ResourceState state, String pattern) {
    return state.with("eventPattern", pattern);
  }

  /** The stacks of the project, each resource as what is made of it. */
  private static List<Deployment> shipped(Function<ResourceState, Stream<ResourceState>> edit) {
    return FolderRun.of(Path.of("")).deployments().stream()
        .map(
            stack ->
                new Deployment(stack.stack(), stack.resources().stream().flatMap(edit).toList()))
        .toList();
  }

  private static ResourceState copy(ResourceState state, int number) {
    return new ResourceState(
        state.urn() + "-" + number,
        state.type(),
        state.custom(),
        state.id() + "-" + number,
        state.inputs(),
        state.outputs(),
        state.parent(),
        state.provider(),
        state.dependencies(),
        state.propertyDependencies());
  }

  private static ResourceState edited(ResourceState state, String text, String other) {
    return new ResourceState(
        state.urn(),
        state.type(),
        state.custom(),
        state.id(),
        edited(state.inputs(), text, other),
        edited(state.outputs(), text, other),
        state.parent(),
        state.provider(),
        state.dependencies(),
        state.propertyDependencies());
  }

  private static ObjectNode edited(ObjectNode object, String text, String other) {
    return (ObjectNode) DeclaredResource.json(object.toString().replace(text, other));
  }
}
