package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.types.UnmodelledType;
import eventrelay.rehearsal.types.UnmodelledType.Does;
import eventrelay.rehearsal.types.UnmodelledType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources that can carry, grant or deny, and that the rehearsal does not read. */
final class Unmodelled {
  private static final String REMEDY =
      "a resource of that type is not modelled; declare it with Pulumi's package aws, or look it up"
          + " in AWS";

  private static final Map<String, Kind> KINDS =
      Map.of(
          "events", Kind.BUS,
          "iam", Kind.ROLE,
          "sqs", Kind.QUEUE,
          "sns", Kind.TOPIC,
          "lambda", Kind.FUNCTION,
          "logs", Kind.LOG_GROUP,
          "states", Kind.STATE_MACHINE,
          "kinesis", Kind.STREAM,
          "firehose", Kind.FIREHOSE,
          "kms", Kind.KEY);

  /**
   * One of them.
   *
   * @param place where it is; empty if its provider does not say, so that it may be anywhere
   */
  record Item(UnmodelledType type, Properties properties, Optional<AccountRegion> place) {
    /** Its type and its logical name; a name of Terraform's has the type in it. */
    String label() {
      return because().isPresent() ? properties.name() : type.token() + " " + properties.name();
    }

    /** What is not known of a resource of a type that is read otherwise. */
    private Optional<String> because() {
      return properties.text(UnmodelledType.BECAUSE);
    }

    private String remedy() {
      return because().orElse(REMEDY);
    }

    private boolean isAbout(String arn) {
      return isIn(AccountRegion.of(arn)) && names(Arn.nameOf(arn));
    }

    private boolean isIn(AccountRegion other) {
      return place
          .filter(here -> !here.account().equals(other.account()) || isElsewhere(here, other))
          .isEmpty();
    }

    private boolean isElsewhere(AccountRegion here, AccountRegion other) {
      return type.kind() != Kind.ROLE && !here.region().equals(other.region());
    }

    private boolean names(String name) {
      var value = properties.value(type.names());
      if (value.isMissingNode() || value.isNull()) {
        // AWS generates a name that is not at hand; only a bus has a default.
        return !type.names().equals("eventBusName") || name.equals(PhysicalNames.DEFAULT_BUS);
      }
      return (value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
          .map(JsonNode::asText)
          // A log group's own name has slashes.
          .anyMatch(each -> each.equals(name) || each.replaceFirst("^.*[:/]", "").equals(name));
    }
  }

  private final List<Item> items;

  Unmodelled(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** What may be the resource with this ARN, and why that is not known, as a clause. */
  Optional<String> maker(String arn) {
    return about(KINDS.get(Arn.serviceOf(arn)), arn, Does.MAKES)
        .map(
            item ->
                "%s may be it, and %s"
                    .formatted(
                        item.label(),
                        item.because().orElse("a resource of that type is not modelled")))
        .findFirst();
  }

  /** The rules on a bus, each with its type, and why it is not followed. */
  List<String> rulesOn(String bus) {
    return about(Kind.RULE, bus, Does.MAKES)
        .map(
            item ->
                "%s on this bus is not followed: %s"
                    .formatted(item.label(), item.because().orElse("its type is not modelled")))
        .toList();
  }

  /** What may be written in the policy of a bus, queue, topic or function. */
  Optional<PolicyText> resourcePolicy(String arn, String name) {
    return about(KINDS.get(Arn.serviceOf(arn)), arn, Does.GRANTS)
        .map(
            item ->
                PolicyText.unknownToAnyone(
                    name, item.label() + ": " + item.remedy(), Effect.ALLOW, Effect.DENY))
        .reduce(PolicyText::and);
  }

  /** What may be among the policies of a role. */
  List<PolicyText> rolePolicies(String arn) {
    return about(Kind.ROLE, arn, Does.GRANTS)
        .map(item -> PolicyText.unknown(item.label(), item.remedy(), Effect.ALLOW, Effect.DENY))
        .toList();
  }

  private Stream<Item> about(Kind kind, String arn, Does does) {
    return items.stream()
        .filter(item -> item.type().kind() == kind && item.type().does() == does)
        .filter(item -> item.isAbout(arn));
  }
}
