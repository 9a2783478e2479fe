package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.function.Refusal;
import eventrelay.rehearsal.types.TargetKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What SNS would say to a function. No event changes that, so it is asked only once. */
final class TopicAnswers {
  private final Cloud cloud;
  private final Map<String, OfRole> byFunction = new HashMap<>();

  TopicAnswers(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * All that SNS would say to one function.
   *
   * @param decisions what the policies decide, by the topic's ARN
   * @param refusals the same, as the function sees it
   */
  record OfRole(Map<String, Decision> decisions, Map<String, Optional<Refusal>> refusals) {}

  OfRole of(Role role, LambdaFunction function) {
    return byFunction.computeIfAbsent(function.arn(), any -> decide(role, function));
  }

  private OfRole decide(Role role, LambdaFunction function) {
    var decisions = new HashMap<String, Decision>();
    var refusals = new HashMap<String, Optional<Refusal>>();
    for (var topic : cloud.endpoints(TargetKind.TOPIC)) {
      var decision = AccessChecks.publish(cloud, role, function, topic);
      decisions.put(topic.arn(), decision);
      refusals.put(topic.arn(), refusal(decision));
    }
    return new OfRole(Map.copyOf(decisions), Map.copyOf(refusals));
  }

  private static Optional<Refusal> refusal(Decision decision) {
    return decision.allowed() || decision.undecided()
        ? Optional.empty()
        : Optional.of(new Refusal("AuthorizationError", decision.because()));
  }
}
