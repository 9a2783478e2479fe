package eventrelay.rehearsal.journey;

import eventrelay.names.Arns;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.function.Invocation;
import eventrelay.rehearsal.function.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function publishes while it runs, and what SNS would say to it. */
final class Notifications {
  private final Cloud cloud;
  private final Trail trail;
  private final Map<String, Decision> decisions = new HashMap<>();

  Notifications(Cloud cloud, Trail trail) {
    this.cloud = cloud;
    this.trail = trail;
  }

  /** What SNS would answer the role, topic by topic. */
  Map<String, Optional<Refusal>> answers(Role role) {
    var answers = new HashMap<String, Optional<Refusal>>();
    cloud
        .topics()
        .forEach(
            (arn, topic) -> {
              var decision = Questions.publish(role, topic);
              decisions.put(arn, decision);
              answers.put(arn, answer(decision));
            });
    return answers;
  }

  /** Writes down what an invocation published. */
  void record(Place place, Invocation invocation) {
    for (var publication : invocation.publications()) {
      var arn = publication.topicArn();
      var at = Arns.isArn(arn) ? Place.of(arn) : place;
      var what = "to topic %s: %s".formatted(Arns.name(arn), publication.subject());
      publication
          .refusal()
          .ifPresentOrElse(
              refusal ->
                  trail.stopped(
                      at,
                      arn,
                      Verdict.DENIED,
                      what + " is refused: " + refusal.message(),
                      statements(arn)),
              () -> trail.passed(at, arn, Verdict.ALLOWED, what, statements(arn)));
    }
  }

  /** A function may name a topic that is in no stack; no policy decides about that. */
  private List<StatementText> statements(String topic) {
    return decisions.containsKey(topic) ? decisions.get(topic).statements() : List.of();
  }

  private static Optional<Refusal> answer(Decision decision) {
    return decision.allowed()
        ? Optional.empty()
        : Optional.of(new Refusal("AuthorizationError", decision.because()));
  }
}
