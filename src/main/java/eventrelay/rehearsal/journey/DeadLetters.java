package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.QueueOrTopic;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What becomes of an event that a target or a function did not take. */
final class DeadLetters {
  /** The end of a sentence on a queue or topic that is encrypted with a key of the account. */
  static final String KEY_DECIDES =
      " is not judged: the policy of its KMS key decides, and no stack holds it; `aws kms"
          + " get-key-policy` shows whether it lets the service use the key";

  private static final String SEND = "sqs:SendMessage";
  private static final Map<String, String> KINDS = Map.of("sqs", "queue", "sns", "topic");

  private final Cloud cloud;
  private final JourneyRecorder recorder;

  DeadLetters(Cloud cloud, JourneyRecorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
  }

  /** EventBridge gives up on a target, and sends in its own name. */
  void of(Rule rule, Target target) {
    store(
        "target %s of rule %s".formatted(target.id(), rule.name()),
        rule.place(),
        rule.arn(),
        target.deadLetterQueue().stream().toList(),
        Optional.of(rule),
        (action, endpoint) -> AccessChecks.send(cloud, rule, action, endpoint));
  }

  /** Lambda gives up on an event, and sends as the function's own role. */
  void of(LambdaFunction function, Role role) {
    store(
        "function " + function.name(),
        AccountRegion.of(function.arn()),
        function.arn(),
        Stream.concat(function.deadLetterQueue().stream(), function.onFailure().stream()).toList(),
        Optional.empty(),
        (action, endpoint) -> AccessChecks.send(cloud, role, action, endpoint));
  }

  /** One is enough, so that what others refuse is lost only if none keeps it. */
  private void store(
      String whose,
      AccountRegion place,
      String at,
      List<String> configured,
      Optional<Rule> rule,
      BiFunction<String, QueueOrTopic, Decision> question) {
    var refused = new ArrayList<Hop>();
    for (var arn : configured) {
      var hop = keeps(whose, place, arn, rule, question);
      if (hop.verdict() == Verdict.STORED) {
        refused.forEach(recorder::stopped);
        recorder.deadLettered(hop);
        return;
      }
      if (hop.verdict() == Verdict.NOT_JUDGED) {
        refused.forEach(recorder::stopped);
        recorder.notJudged(hop);
        return;
      }
      refused.add(hop);
    }
    if (refused.isEmpty()) {
      recorder.lost(place, at, Verdict.MISSING, whose + " has no dead-letter queue");
    } else {
      refused.subList(0, refused.size() - 1).forEach(recorder::stopped);
      recorder.lost(refused.get(refused.size() - 1));
    }
  }

  private Hop keeps(
      String whose,
      AccountRegion place,
      String arn,
      Optional<Rule> rule,
      BiFunction<String, QueueOrTopic, Decision> question) {
    var service = Arn.serviceOf(arn);
    var there = Arn.find(arn).map(AccountRegion::of).orElse(place);
    if (!KINDS.containsKey(service)) {
      return new Hop(
          there,
          arn,
          Verdict.NOT_JUDGED,
          "whether %s keeps what %s failed at is not judged: the rehearsal follows queues and topics"
              .formatted(arn, whose));
    }
    var kind = KINDS.get(service);
    var found = service.equals("sqs") ? cloud.queue(arn) : cloud.topic(arn);
    if (found.isEmpty()) {
      var missing = "the dead-letter %s of %s is in no stack".formatted(kind, whose);
      return cloud
          .mayExist(there.account(), arn)
          .map(open -> new Hop(there, arn, Verdict.NOT_JUDGED, missing + ", and " + open))
          .orElseGet(() -> new Hop(there, arn, Verdict.MISSING, missing + ": " + arn));
    }
    var refusal = refusal(found.get(), place, rule.isPresent());
    if (refusal.isPresent()) {
      var because = "the dead-letter %s of %s %s".formatted(kind, whose, refusal.get());
      return new Hop(there, arn, Verdict.DENIED, because);
    }
    var name = found.get().name();
    var kept = "whether %s %s keeps it".formatted(kind, name);
    if (found.get().dependsOnKey()) {
      return new Hop(there, arn, Verdict.NOT_JUDGED, kept + KEY_DECIDES);
    }
    var decision = question.apply(service.equals("sqs") ? SEND : "sns:Publish", found.get());
    var because = decision.because();
    if (decision.undecided()) {
      return new Hop(
          there,
          arn,
          Verdict.NOT_JUDGED,
          "%s is not judged: %s".formatted(kept, because),
          decision.statements());
    }
    return decision.allowed()
        ? new Hop(
            there,
            arn,
            Verdict.STORED,
            "%s %s keeps it: %s".formatted(kind, name, because),
            decision.statements())
        : new Hop(
            there,
            arn,
            Verdict.DENIED,
            "%s %s refuses it: %s".formatted(kind, name, because),
            decision.statements());
  }

  /**
   * Why a queue cannot take it, whatever its policy says (EventBridge User Guide, "Using
   * dead-letter queues": a standard queue in the rule's Region, of any account).
   *
   * @param byService true if a service sends in its own name, false if it sends as a role
   */
  private static Optional<String> refusal(
      QueueOrTopic queue, AccountRegion place, boolean byService) {
    if (!queue.place().region().equals(place.region())) {
      return Optional.of(
          "is in %s, and has to be in %s".formatted(queue.place().region(), place.region()));
    }
    if (queue.name().endsWith(".fifo")) {
      return Optional.of("is a FIFO queue, and has to be a standard one");
    }
    if (byService && queue.refusesServices()) {
      return Optional.of(
          "is encrypted with %s, which no service can use"
              .formatted(queue.encryptionKey().orElseThrow()));
    }
    return Optional.empty();
  }
}
