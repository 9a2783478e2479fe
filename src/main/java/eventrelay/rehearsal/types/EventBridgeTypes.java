package eventrelay.rehearsal.types;

import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** EventBridge, which Pulumi has in its module {@code cloudwatch}. */
public final class EventBridgeTypes {
  /** An event bus. */
  public static final String BUS = "aws:cloudwatch/eventBus:EventBus";

  /** The policy of a bus. */
  public static final String BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";

  /** A statement that is added to the policy of a bus. */
  public static final String PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";

  /** The same in Pulumi's package for AWS's Cloud Control API. */
  public static final String NATIVE_BUS_POLICY = "aws-native:events:EventBusPolicy";

  /** A rule. */
  public static final String RULE = "aws:cloudwatch/eventRule:EventRule";

  /** A target of a rule. */
  public static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";

  /** An archive. */
  public static final String ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";

  static final List<ResourceType> ALL =
      List.of(bus(), busPolicy(), permission(), rule(), target(), archive());

  private EventBridgeTypes() {}

  private static ResourceType bus() {
    return Entry.of(BUS, EventEffect.CARRIES)
        .importId("{name}")
        .arn((in, place) -> place.bus(in.text("name")))
        .arnForm("events", "event-bus")
        .replacing("name", "eventSourceName")
        .duplicateError("ResourceAlreadyExistsException")
        .terraform("aws_cloudwatch_event_bus")
        .because("description", "the relay says what the bus is for")
        .entry();
  }

  private static ResourceType busPolicy() {
    return Entry.of(BUS_POLICY, EventEffect.GRANTS)
        .trait(Trait.WRITTEN_OVER)
        .importId("{eventBusName}")
        .replacing("eventBusName")
        .belongsTo(BUS, "eventBusName")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_event_bus_policy")
        .nameOf("eventBusName")
        .byDefault("eventBusName", PhysicalNames.DEFAULT_BUS)
        .because(
            "policy",
            "only the forwarding role of each account may send, and only the events that are"
                + " carried")
        .entry();
  }

  private static ResourceType permission() {
    return Entry.of(PERMISSION, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .importId("{eventBusName}/{statementId}")
        .id((in, place) -> onBus(in, "/", in.text("statementId")))
        .replacing("eventBusName", "statementId")
        .belongsTo(BUS, "eventBusName")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_event_permission")
        .byDefault("eventBusName", PhysicalNames.DEFAULT_BUS)
        .byDefault("action", "events:PutEvents")
        .entry();
  }

  private static ResourceType rule() {
    return Entry.of(RULE, EventEffect.CARRIES)
        .trait(Trait.WRITTEN_OVER)
        .importId("{eventBusName}/{name}")
        .id((in, place) -> onBus(in, "/", in.text("name")))
        .arn((in, place) -> place.rule(in.text("eventBusName"), in.text("name")))
        .replacing("name", "namePrefix", "eventBusName")
        .belongsTo(BUS, "eventBusName")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_event_rule")
        .nameOf("eventBusName")
        .byDefault("eventBusName", PhysicalNames.DEFAULT_BUS)
        .byDefault("state", "ENABLED")
        .byDefault("isEnabled", true)
        .byDefault("forceDestroy", false)
        .because("description", "the relay says what the rule is for")
        .because("state", "the rule is switched on, and a later update notices if it no longer is")
        .because(
            "eventPattern",
            "the rule wants the events that the stack file names, the receiving one from the source"
                + " accounts alone")
        .template(
            TemplateEntry.of("AWS::Events::Rule")
                .ref("name")
                .property("Name", "name")
                .property("Description", "description")
                .property("EventBusName", "eventBusName")
                .document("EventPattern", "eventPattern")
                .property("State", "state")
                .parts("Targets", TARGET, "Id", "target"))
        .entry();
  }

  private static ResourceType target() {
    return Entry.of(TARGET, EventEffect.CARRIES)
        .trait(Trait.WRITTEN_OVER)
        .trait(Trait.ARN_OF_ANOTHER)
        .importId("{eventBusName}/{rule}/{targetId}")
        .id((in, place) -> onBus(in, "-", in.text("rule") + "-" + in.text("targetId")))
        .replacing("eventBusName", "rule", "targetId")
        .belongsTo(RULE, "rule")
        .duplicateError("ResourceConflictException")
        .terraform("aws_cloudwatch_event_target")
        .nameOf("eventBusName")
        .byDefault("eventBusName", PhysicalNames.DEFAULT_BUS)
        .byDefault("forceDestroy", false)
        .because("arn", "the event goes to the relay's own bus or function")
        .because(
            "targetId",
            "the relay's target has an id of its own: it is made first and the old one is deleted last,"
                + " and in between each event is delivered twice")
        .because("roleArn", "EventBridge sends as the relay's forwarding role")
        .because(
            "deadLetterConfig", "what cannot be delivered waits in a queue instead of being lost")
        .because("retryPolicy", "EventBridge's own limits, written down")
        .template(
            TemplateEntry.inside()
                .property("Id", "targetId")
                .property("Arn", "arn")
                .property("RoleArn", "roleArn")
                .property("DeadLetterConfig", "deadLetterConfig")
                .fromOwner("rule", "name")
                .fromOwner("eventBusName", "eventBusName"))
        .entry();
  }

  private static ResourceType archive() {
    return Entry.of(ARCHIVE, EventEffect.KEEPS)
        .importId("{name}")
        .arn((in, place) -> place.archive(in.text("name")))
        .replacing("name", "eventSourceArn")
        .belongsTo(BUS, "eventSourceArn")
        .duplicateError("ResourceAlreadyExistsException")
        .loss("the events that archive %s keeps")
        .terraform("aws_cloudwatch_event_archive")
        .because("description", "the relay says what the archive is for")
        .because(
            "eventPattern", "the archive keeps what the receiving rule wants, and nothing else")
        .because("retentionDays", "the stack file's archiveDays says how long")
        .entry();
  }

  /** The provider leaves the default bus out of its ids. */
  private static String onBus(Inputs inputs, String separator, String name) {
    var bus = inputs.text("eventBusName");
    return bus.equals(PhysicalNames.DEFAULT_BUS) ? name : bus + separator + name;
  }
}
