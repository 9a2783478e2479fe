package eventrelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.DecidingInputs;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What decides is what the rehearsal reads. */
class DecidingInputsTest {
  /** Read, and of no account to whether an event arrives. */
  private static final Map<String, Set<String>> FOR_SENTENCES_OR_TO_RUN =
      Map.of(
          EventBridgeTypes.TARGET,
          Set.of("targetId"),
          CloudWatchTypes.LOG_POLICY,
          Set.of("policyName"),
          IamTypes.ROLE_POLICY,
          Set.of("name"),
          LambdaTypes.PERMISSION,
          Set.of("statementId"),
          LambdaTypes.FUNCTION,
          Set.of("code", "environment", "handler", "runtime", "timeout"));

  @Test
  void everyInputThatIsReadDecidesOrIsNamedHere() {
    var read = ReadProperties.of(SampleStack.deployment());
    for (var type : ResourceTypes.all()) {
      if (type.effect() == EventEffect.BESIDE) {
        assertThat(DecidingInputs.of(type.token())).as(type.token()).isEmpty();
        continue;
      }
      var inputs = new TreeSet<>(read.of(type.token()));
      inputs.retainAll(type.inputs());
      inputs.removeAll(FOR_SENTENCES_OR_TO_RUN.getOrDefault(type.token(), Set.of()));

      assertThat(DecidingInputs.of(type.token()).orElseThrow().inputs())
          .as(type.token())
          .containsAll(inputs);
    }
  }
}
