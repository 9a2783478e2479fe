package eventrelay.rehearsal.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.event.InvocationRecord;
import eventrelay.rehearsal.journey.ErrorCode;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains messages by what they carry, and by what some stacks say to the same event. */
public final class Explainer {
  private static final String RULE = "RULE_ARN";
  private static final String CODE = "ERROR_CODE";
  private static final String LAMBDA_CODE = "ErrorCode";

  private final Cloud cloud;
  private final EventSender eventSender;
  private final Redrive redrive;

  /**
   * Explains messages of the queues that these stacks have.
   *
   * @param cloud what the stacks have
   * @param eventSender asks the stacks
   */
  public Explainer(List<Deployment> deployments, Cloud cloud, EventSender eventSender) {
    this.cloud = cloud;
    this.eventSender = eventSender;
    this.redrive = new Redrive(cloud, new AwsAccess(deployments));
  }

  /** Explains one message. */
  public Explanation explain(JsonNode message) {
    var letter = DeadLetter.of(message);
    if (!letter.attribute(RULE).isEmpty() && !letter.attribute(CODE).isEmpty()) {
      return fromRule(letter);
    }
    if (!letter.attribute(LAMBDA_CODE).isEmpty()) {
      return fromFunction(letter);
    }
    if (letter.invocation().isPresent()) {
      return fromDestination(letter, letter.invocation().get());
    }
    var draft = new Draft();
    draft.unknown.add(
        !letter.body().isEmpty() || message.path("Body").isTextual()
            ? "it has neither EventBridge's attributes nor Lambda's: receive it again with"
                + " --message-attribute-names All, or it is not a message of EventBridge or Lambda"
            : "it is not of a message's shape");
    return draft.of(letter, "", "");
  }

  private Explanation fromRule(DeadLetter letter) {
    var draft = new Draft();
    var name = letter.attribute(CODE);
    var code = ErrorCode.of(name);
    draft.from = Optional.of(letter.attribute(RULE));
    draft.to = Optional.of(letter.attribute("TARGET_ARN")).filter(arn -> !arn.isEmpty());
    code.ifPresentOrElse(
        known -> {
          draft.meaning.add(known.meaning());
          draft.change = Optional.of(known.remedy());
          draft.declared = known.isDeclared();
        },
        () -> draft.unknown.add("AWS documents no error code " + name));
    if (code.equals(Optional.of(ErrorCode.UNKNOWN))) {
      draft.unknown.add("the code says no more than that");
    }
    attempts(letter, draft);
    var rule =
        cloud.rules().stream().filter(one -> one.arn().equals(letter.attribute(RULE))).findFirst();
    if (rule.isEmpty()) {
      draft.unknown.add("the rule is in none of these stacks: it is another relay's, or gone");
    } else {
      of(rule.get(), letter, draft);
    }
    return draft.of(letter, name, letter.attribute("ERROR_MESSAGE"));
  }

  private static void attempts(DeadLetter letter, Draft draft) {
    var attempts = letter.attribute("RETRY_ATTEMPTS");
    var limit = letter.attribute("EXHAUSTED_RETRY_CONDITION");
    if (!attempts.isEmpty() || !limit.isEmpty()) {
      draft.meaning.add(
          "EventBridge tried again %s times%s"
              .formatted(
                  attempts.isEmpty() ? "an unknown number of" : attempts,
                  limit.isEmpty() ? "" : ", up to " + limit));
    }
  }

  private void of(Rule rule, DeadLetter letter, Draft draft) {
    var to = draft.to.orElse("");
    var target = rule.targets().stream().filter(one -> one.arn().equals(to)).findFirst();
    if (target.isEmpty()) {
      draft.meaning.add(
          "in these stacks rule %s does not send there any more".formatted(rule.name()));
    }
    draft.queue =
        target.or(() -> rule.targets().stream().findFirst()).flatMap(one -> one.deadLetterQueue());
    ask(letter, draft, rule.arn(), redrive.behind(rule));
  }

  private Explanation fromFunction(DeadLetter letter) {
    var draft = new Draft();
    var number = letter.attribute(LAMBDA_CODE);
    LambdaStatus.of(number)
        .ifPresentOrElse(
            status -> {
              draft.meaning.add(status.meaning());
              draft.change = Optional.of(status.remedy());
              draft.declared = status == LambdaStatus.RAN || status == LambdaStatus.REFUSED;
            },
            () -> draft.unknown.add("Lambda documents no ErrorCode " + number));
    // Lambda does not write down which function it was.
    var functions =
        cloud.functions().stream().filter(one -> one.deadLetterQueue().isPresent()).toList();
    if (functions.size() == 1) {
      var function = functions.get(0);
      draft.from = Optional.of(function.arn());
      draft.queue = function.deadLetterQueue();
      ask(letter, draft, function.arn(), Optional.of(function));
    } else {
      draft.unknown.add(
          functions.isEmpty()
              ? "no function of these stacks has a dead-letter queue"
              : "the message does not say which function: "
                  + functions.stream()
                      .map(LambdaFunction::name)
                      .sorted()
                      .collect(Collectors.joining(", ")));
    }
    return draft.of(letter, number, letter.attribute("ErrorMessage"));
  }

  private Explanation fromDestination(DeadLetter letter, InvocationRecord invocation) {
    var draft = new Draft();
    var arn = invocation.function();
    draft.from = Optional.of(arn);
    InvocationCondition.of(invocation.condition())
        .ifPresentOrElse(
            condition -> {
              draft.meaning.add(condition.meaning(invocation));
              draft.change = condition.remedy();
              draft.declared = condition.isDeclared();
            },
            () -> draft.unknown.add("Lambda documents no condition " + invocation.condition()));
    var function = cloud.function(arn);
    if (function.isEmpty()) {
      draft.unknown.add(
          "function %s is in none of these stacks: it is another relay's, or gone"
              .formatted(Arn.nameOf(arn)));
    } else if (!invocation.condition().equals(InvocationCondition.SUCCESS.word())) {
      draft.queue =
          function
              .flatMap(LambdaFunction::onFailure)
              .filter(destination -> Arn.serviceOf(destination).equals("sqs"));
      ask(letter, draft, arn, function);
    }
    return draft.of(letter, invocation.condition(), invocation.error());
  }

  private void ask(DeadLetter letter, Draft draft, String at, Optional<LambdaFunction> function) {
    var event = letter.event();
    if (event.isEmpty()) {
      draft.unknown.add(
          "its body is not an event, so nothing was asked and nothing can be sent again");
      return;
    }
    var journey = eventSender.send(event.get());
    if (journey.outcome() == Outcome.UNPROVEN) {
      draft.unknown.add("what these stacks do with it is unproven: " + because(journey));
    } else {
      draft.asked = Optional.of(answer(journey, at, draft.declared));
    }
    if (function.isPresent() && (draft.queue.isPresent() || letter.invocation().isPresent())) {
      draft.redrive.addAll(commands(function.get(), event.get(), letter, draft.queue.orElse("")));
    } else if (function.isEmpty()) {
      draft.meaning.add("the function that it was for is in none of these stacks");
    }
  }

  private List<String> commands(
      LambdaFunction function, Event event, DeadLetter letter, String queue) {
    return redrive.commands(function, event, letter, queue);
  }

  private static String answer(Journey journey, String at, boolean declared) {
    if (journey.outcome() == Outcome.DELIVERED) {
      return declared
          ? "these stacks would deliver it: what was deployed when it failed is not what they say,"
              + " or it has been fixed since"
          : "these stacks would deliver it: the cause was temporary, not what the stacks declare";
    }
    if (journey.outcome() == Outcome.FILTERED) {
      return "these stacks do not forward it: " + because(journey);
    }
    var reached = journey.hops().stream().anyMatch(hop -> hop.at().equals(at));
    return (reached
            ? "these stacks refuse it too: "
            : "these stacks stop it elsewhere, before " + Arn.nameOf(at) + ": ")
        + because(journey);
  }

  private static String because(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> !hop.verdict().passes())
        .reduce((first, later) -> later)
        .map(Hop::because)
        .orElse("no rule in these stacks matches it");
  }
}
