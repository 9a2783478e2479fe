package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.function.Invocation;
import java.util.List;
import java.util.Map;

/** What a function publishes while it runs, and what SNS says to it. */
final class Notifications {
  private final JourneyRecorder recorder;
  private final Map<String, Decision> decisions;

  /**
   * @param decisions what the policies say of each topic, by its ARN
   */
  Notifications(JourneyRecorder recorder, Map<String, Decision> decisions) {
    this.recorder = recorder;
    this.decisions = decisions;
  }

  /** Writes down what an invocation published. */
  void record(AccountRegion place, Invocation invocation) {
    for (var publication : invocation.publications()) {
      var arn = publication.topicArn();
      var at = Arn.find(arn).map(AccountRegion::of).orElse(place);
      var what = "to topic %s: %s".formatted(Arn.nameOf(arn), publication.subject());
      if (decisions.containsKey(arn) && decisions.get(arn).undecided()) {
        recorder.notJudged(at, arn, "to publish " + what, decisions.get(arn));
        continue;
      }
      publication
          .refusal()
          .ifPresentOrElse(
              refusal ->
                  recorder.stopped(
                      at,
                      arn,
                      Verdict.DENIED,
                      what + " is refused: " + refusal.message(),
                      statements(arn)),
              () -> recorder.passed(at, arn, Verdict.ALLOWED, what, statements(arn)));
    }
  }

  /** A function may name a topic that is in no stack; no policy decides about that. */
  private List<StatementText> statements(String topic) {
    return decisions.containsKey(topic) ? decisions.get(topic).statements() : List.of();
  }
}
