package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.PlaceNames;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.ReadOnlyCalls.Reach;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.types.TargetKind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries one event through one cloud: from the default bus where it happens to wherever rules send
 * it (EventBridge User Guide, "How Amazon EventBridge works").
 */
final class Delivery {
  private static final String SHORTEN =
      "shorten the lists and texts of the event, or take matchers out of the pattern";

  /** EventBridge User Guide, "Encrypting EventBridge event buses with AWS KMS keys". */
  private static final String ENCRYPTED =
      "what the rules on bus %s get is not judged: a customer managed key, %s, encrypts the bus, and the"
          + " key's policy has to let EventBridge use it; `aws kms get-key-policy` shows whether it does";

  private static final String FOLLOWED =
      Stream.concat(Stream.of("bus", "function"), TargetKind.ALL.stream().map(TargetKind::noun))
          .map(noun -> noun.endsWith("s") ? noun + "es" : noun + "s")
          .collect(Collectors.joining(", "));

  private final Cloud cloud;
  private final Event event;
  private final Mismatches mismatches;
  private final MatchingTime time;
  private final JourneyRecorder recorder;
  private final BusDelivery buses;
  private final FunctionDelivery functions;
  private final EndpointDelivery endpoints;
  private final Set<String> underWay = new HashSet<>();

  Delivery(
      Cloud cloud,
      Event event,
      Mismatches mismatches,
      MatchingTime time,
      FunctionRunner runner,
      TopicAnswers topicAnswers) {
    this.cloud = cloud;
    this.event = event;
    this.mismatches = mismatches;
    this.time = time;
    this.recorder = new JourneyRecorder(cloud);
    this.buses = new BusDelivery(cloud, recorder, event);
    this.endpoints = new EndpointDelivery(cloud, recorder);
    this.functions = new FunctionDelivery(cloud, runner, topicAnswers, recorder, event);
  }

  /** Sends the event. */
  void send() {
    if (event.bus().equals(event.place().arns().bus(PhysicalNames.DEFAULT_BUS))) {
      arrive(event.place(), event.bus());
    } else {
      put(AccountRegion.of(event.bus()), Arn.nameOf(event.bus()));
    }
  }

  /** The sender's own rights are in no stack, and its account is taken to give them. */
  private void put(AccountRegion place, String name) {
    var bus = cloud.bus(event.bus());
    var sender = event.place().account();
    var missing = "the event is put onto a bus that no stack has";
    if (bus.isEmpty()) {
      cloud
          .mayExist(place.account(), event.bus())
          .ifPresentOrElse(
              open -> recorder.notJudged(place, event.bus(), missing + ", and " + open),
              () -> recorder.lost(place, event.bus(), Verdict.MISSING, missing));
    } else if (place.account().equals(sender)) {
      arrive(place, event.bus());
    } else if (bus.get().policy().isEmpty()) {
      recorder.lost(
          place,
          event.bus(),
          Verdict.DENIED,
          "bus %s has no policy, so account %s may not put the event onto it"
              .formatted(name, sender));
    } else {
      recorder.notJudged(
          place,
          event.bus(),
          ("whether the policy of bus %s admits the event depends on the role of account %s that puts"
                  + " it there, and no stack says which that is")
              .formatted(name, sender));
    }
  }

  /** What came of it. */
  JourneyRecorder recorder() {
    return recorder;
  }

  /** Nothing says whether the event is to arrive, so that whether it should have is unproven. */
  void notPromised() {
    recorder.notJudged(
        event.place(),
        event.bus(),
        ("the matcher could not tell within %s whether the pattern that these stacks export matches"
                + " the event, so what to expect is not known; %s")
            .formatted(time.text(), SHORTEN));
  }

  /** Two ways may lead to the same bus; only one that leads back to itself never ends. */
  private void arrive(AccountRegion place, String bus) {
    underWay.add(bus);
    passOn(place, bus);
    underWay.remove(bus);
  }

  private void passOn(AccountRegion place, String bus) {
    var rules = cloud.rulesOn(bus);
    for (var rule : cloud.unmodelledRulesOn(bus)) {
      recorder.notFollowed(place, bus, rule);
    }
    var matching = rules.matching(event.json(), time);
    var readOnly = new ReadOnlyCalls(event);
    var enabled =
        matching.wanting().stream()
            .filter(Rule::enabled)
            .filter(rule -> readOnly.reach(rule) == Reach.GETS)
            .toList();
    var key = cloud.bus(bus).flatMap(Bus::encryptionKey);
    if (key.isPresent() && !enabled.isEmpty()) {
      recorder.notJudged(place, bus, ENCRYPTED.formatted(Arn.nameOf(bus), key.get()));
      return;
    }
    for (var rule : enabled) {
      recorder.passed(
          place, rule.arn(), Verdict.MATCHED, "rule %s matches it".formatted(rule.name()));
      follow(rule, enabled.size() == 1);
    }
    for (var rule : matching.wanting()) {
      if (rule.enabled() && readOnly.reach(rule) == Reach.UNSETTLED) {
        recorder.notJudged(place, rule.arn(), readOnly.doubt(rule));
      }
    }
    for (var rule : matching.undecided()) {
      if (rule.enabled() || enabled.isEmpty()) {
        recorder.notJudged(
            place,
            rule.arn(),
            "the matcher could not tell within %s whether rule %s matches the event; %s"
                .formatted(time.text(), rule.name(), SHORTEN));
      }
    }
    if (!enabled.isEmpty()) {
      return;
    }
    for (var rule : matching.wanting()) {
      if (rule.enabled()) {
        if (readOnly.reach(rule) == Reach.MISSES) {
          recorder.filtered(place, rule.arn(), readOnly.refusal(rule));
        }
        continue;
      }
      // A rule that is switched off does not fail, so nothing goes to its queue.
      recorder.lost(
          place,
          rule.arn(),
          Verdict.DISABLED,
          "rule %s matches it but is disabled".formatted(rule.name()));
    }
    for (var rule : rules.all()) {
      if (!matching.wanting().contains(rule) && !matching.undecided().contains(rule)) {
        recorder.filtered(
            place,
            rule.arn(),
            "rule %s %s".formatted(rule.name(), mismatches.of(rule, event.json(), time)));
      }
    }
    if (rules.all().isEmpty()) {
      recorder.filtered(place, bus, unheard(place));
    }
  }

  private String unheard(AccountRegion place) {
    var places = cloud.places();
    if (places.contains(place)) {
      return "no rule in these stacks listens on this bus";
    }
    var account = places.stream().filter(other -> other.account().equals(place.account())).toList();
    return account.isEmpty()
        ? "no stack here has account %s; these stacks have %s"
            .formatted(place.account(), PlaceNames.of(places))
        : "no stack here has account %s in %s; these stacks have %s"
            .formatted(place.account(), place.region(), PlaceNames.of(account));
  }

  private void follow(Rule rule, boolean alone) {
    if (rule.targets().isEmpty()) {
      var because = "rule %s has no target".formatted(rule.name());
      if (alone) {
        recorder.lost(rule.place(), rule.arn(), Verdict.MISSING, because);
      } else {
        recorder.notFollowed(rule.place(), rule.arn(), because + ", so that it only counts");
      }
    }
    for (var target : rule.targets()) {
      if (target.isBus()) {
        if (buses.deliver(rule, target, underWay)) {
          arrive(AccountRegion.of(target.arn()), target.arn());
        }
        continue;
      }
      var kind = TargetKind.of(target.arn());
      if (target.service().equals("lambda")) {
        functions.deliver(rule, target);
      } else if (kind.isPresent()) {
        endpoints.deliver(rule, target, kind.get());
      } else {
        recorder.notFollowed(
            rule.place(),
            target.arn(),
            "target %s of rule %s is not followed: the rehearsal follows %s"
                .formatted(target.id(), rule.name(), FOLLOWED));
      }
    }
  }
}
