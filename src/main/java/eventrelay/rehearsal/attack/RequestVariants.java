package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The ways in which a caller may ask for the same: what it sends, how, and for which resource. */
final class RequestVariants {
  private static final String PUT_EVENTS = "events:PutEvents";
  private static final Set<String> OF_RULES =
      Set.of(
          "events:PutRule",
          "events:PutTargets",
          "events:RemoveTargets",
          "events:DeleteRule",
          "events:DisableRule",
          "events:EnableRule");
  private static final Set<String> WITH_KEY =
      Set.of("sqs:SendMessage", "sqs:ReceiveMessage", "sns:Publish");
  private static final String ON_BUS =
      "that the action is on the bus itself is not documented, AWS's reference has it on rules; name"
          + " rules in Resource, or remove the action";
  private static final String KEY =
      "the policy of its KMS key decides too, which attacks do not ask; `aws kms get-key-policy` shows"
          + " whether it lets the caller use the key";

  /**
   * A resource that an action is on.
   *
   * @param keys what a request for it has
   * @param doubt why it is not known whether the action is allowed there, if a policy allows it
   */
  record Place(String arn, UnaryOperator<RequestContext> keys, Optional<String> doubt) {
    static Place plain(String arn, Optional<String> doubt) {
      return new Place(arn, UnaryOperator.identity(), doubt);
    }
  }

  private final Attacked attacked;
  private final PolicyValues named;

  RequestVariants(Attacked attacked, PolicyValues named) {
    this.attacked = attacked;
    this.named = named;
  }

  /** Every way, so that one that a policy lets in is among them. */
  List<UnaryOperator<RequestContext>> of(Caller caller, String action) {
    var ways =
        action.equals(PUT_EVENTS) || action.equals("events:PutRule")
            ? ways(caller, action, all("source"), all("detail-type"))
            : List.<UnaryOperator<RequestContext>>of(UnaryOperator.identity());
    if (!named.names("aws:securetransport")) {
      return ways;
    }
    return Stream.concat(
            ways.stream(),
            ways.stream()
                .map(
                    way ->
                        (UnaryOperator<RequestContext>)
                            context -> way.apply(context).has("aws:SecureTransport", "false")))
        .toList();
  }

  /** Events that the bus is for. */
  List<UnaryOperator<RequestContext>> ofEvents(Caller caller) {
    return ways(caller, PUT_EVENTS, wanted("source"), wanted("detail-type"));
  }

  /** Events that the bus is not for because of this field; none if it is for any. */
  List<UnaryOperator<RequestContext>> ofOtherEvents(Caller caller, String field) {
    var literals = attacked.traffic().orElseThrow().literals(field);
    if (literals.isEmpty()) {
      return List.of();
    }
    var others = all(field).stream().filter(each -> !literals.contains(each)).toList();
    return field.equals("source")
        ? ways(caller, PUT_EVENTS, others, wanted("detail-type"))
        : ways(caller, PUT_EVENTS, wanted("source"), others);
  }

  private List<String> wanted(String field) {
    var literals = attacked.traffic().map(traffic -> traffic.literals(field)).orElse(Set.of());
    return literals.isEmpty()
        ? List.of(field.equals("source") ? "aws.ec2" : "any detail-type")
        : List.copyOf(literals);
  }

  private List<String> all(String field) {
    var values = new LinkedHashSet<String>(wanted(field));
    named.of("events:" + field).stream().map(PolicyValues::instance).forEach(values::add);
    values.add("com.example.intruder");
    return List.copyOf(values);
  }

  /** A caller calls, or has a rule of its own, as is better for its ends. */
  private List<UnaryOperator<RequestContext>> ways(
      Caller caller, String action, List<String> sources, List<String> detailTypes) {
    var ways = new ArrayList<UnaryOperator<RequestContext>>();
    for (var source : sources) {
      for (var detailType : detailTypes) {
        UnaryOperator<RequestContext> event =
            context -> ConditionKeys.event(context, source, detailType);
        ways.add(context -> ConditionKeys.byCall(event.apply(context)));
        if (action.equals(PUT_EVENTS) && caller.principal() instanceof AwsPrincipal aws) {
          ways.add(
              context ->
                  ConditionKeys.byRule(
                      event.apply(context), Optional.empty(), aws.account(), attacked.arn()));
        }
      }
    }
    return ways;
  }

  /** Every resource that an action on the attacked one may be for. */
  List<Place> places(Caller caller, String action) {
    var arn = attacked.arn();
    if (OF_RULES.contains(action)) {
      return ofRules(caller);
    }
    var doubt = Optional.of(KEY).filter(why -> attacked.key() && WITH_KEY.contains(action));
    return switch (attacked.kind()) {
      case LOG_GROUP -> List.of(Place.plain(arn + ":log-stream:intruder", doubt));
      case FUNCTION ->
          Stream.concat(
                  Stream.of(arn),
                  named.of("resource").stream()
                      .filter(each -> each.startsWith(arn + ":"))
                      .map(PolicyValues::instance))
              .distinct()
              .map(each -> Place.plain(each, doubt))
              .toList();
      default -> List.of(Place.plain(arn, doubt));
    };
  }

  /**
   * A rule of the caller's own, and those that are there (Service Authorization Reference, "Amazon
   * EventBridge", {@code events:creatorAccount}).
   */
  private List<Place> ofRules(Caller caller) {
    var bus = Arn.parse(attacked.arn());
    var creator =
        caller.principal() instanceof AwsPrincipal aws ? aws.account() : attacked.account();
    var places = new ArrayList<Place>();
    attacked.traffic().stream()
        .flatMap(traffic -> traffic.on().stream())
        .map(Rule::arn)
        .map(
            rule ->
                new Place(
                    rule,
                    context -> context.has("events:creatorAccount", attacked.account()),
                    Optional.empty()))
        .forEach(places::add);
    places.add(
        new Place(
            bus.arns().rule(bus.name(), "intruder"),
            context -> context.has("events:creatorAccount", creator),
            Optional.empty()));
    places.add(Place.plain(attacked.arn(), Optional.of(ON_BUS)));
    return places;
  }
}
