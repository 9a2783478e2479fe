package eventrelay.model;

import eventrelay.rehearsal.access.ConditionKeyTable;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.OrganizationsTypes;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.TargetKind;
import eventrelay.rehearsal.types.UnmodelledType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rehearsal models, as docs/model.md shows it. */
final class ModelPage {
  private static final String HEAD =
      """
      # What the rehearsal models

      A test writes this file from the code (`ModelPageTest`, see CONTRIBUTING.md): from the register of resource types, from what
      the rehearsal asks of a resource of each type, and from the condition keys that it supplies with each request. The README
      says in words [what the rehearsal does not cover](../README.md#what-it-does-not-cover).

      - [Resource types](#resource-types)
      - [Targets](#targets)
      - [Types that leave a hop unproven](#types-that-leave-a-hop-unproven)
      - [Policies](#policies)
      - [Condition keys](#condition-keys)

      ## Resource types

      An input in the last column has no influence on any verdict, whatever its value. A StackSet is read as the stacks that it
      deploys, from `templateBody`, in the accounts that the events come from. A type that is on no list of this page is passed over,
      and the report names it.

      | type | what it does to an event | inputs that decide | inputs that are not read |
      | --- | --- | --- | --- |
      """;

  private static final String TARGETS =
      """

      ## Targets

      Buses and functions are targets that the rehearsal follows further. At a target of one of these kinds, the event has arrived if
      the resource exists and the caller is allowed the actions. Any other target, a version or an alias of a state machine among
      them, is not followed.

      | kind | actions | caller | inputs that leave it unproven |
      | --- | --- | --- | --- |
      """;

  private static final String UNMODELLED =
      """

      ## Types that leave a hop unproven

      The rehearsal does not read these types. What depends on such a resource is not judged.

      | type | what it does | to a |
      | --- | --- | --- |
      """;

  private static final String POLICIES =
      """

      ## Policies

      The evaluator knows the elements `Version`, `Id`, `Statement`, `Sid`, `Effect`, `Principal`, `Action`, `NotAction`, `Resource`,
      `NotResource` and `Condition`. Any other, `NotPrincipal` among them, makes its statement one that perhaps applies. So does a
      condition operator that is not one of these, each with the suffix `IfExists` and the prefixes `ForAnyValue:` and `ForAllValues:`:
      %s.

      ## Condition keys

      Each column is a kind of request. *Known*: the rehearsal supplies the key with its value. *Never set*: AWS does not supply the
      key with such a request. Otherwise the rehearsal does not know the value, and where it would decide, the hop is not judged. The
      keys of organizations are known if a stack declares the organization, or if `--member` names it. A key that is not in the table
      is not judged in any request.

      """;

  private ModelPage() {}

  static String text(List<String> conditionKeys) {
    var read = ReadProperties.of(SampleStack.deployment());
    return HEAD
        + ResourceTypes.all().stream().map(type -> row(type, read)).collect(Collectors.joining())
        + Stream.of(
                OrganizationsTypes.POLICY,
                OrganizationsTypes.POLICY_ATTACHMENT,
                EventBridgeTypes.NATIVE_BUS_POLICY,
                OrganizationsTypes.NATIVE_POLICY)
            .map(type -> withoutEntry(type, read))
            .collect(Collectors.joining())
        + TARGETS
        + TargetKind.ALL.stream().map(ModelPage::row).collect(Collectors.joining())
        + UNMODELLED
        + UnmodelledType.all().stream()
            .filter(type -> !type.token().equals(EventBridgeTypes.NATIVE_BUS_POLICY))
            .map(ModelPage::row)
            .collect(Collectors.joining())
        + POLICIES.formatted(ConditionKeyTable.operators())
        + ConditionKeyTable.of(conditionKeys);
  }

  private static String row(ResourceType type, ReadProperties read) {
    var names = read.of(type.token());
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            type.token(),
            words(type.effect()),
            code(type.inputs().stream().filter(names::contains).toList()),
            code(type.inputs().stream().filter(name -> !names.contains(name)).toList()));
  }

  private static String withoutEntry(String type, ReadProperties read) {
    var names =
        read.of(type).stream().filter(name -> !List.of("arn", "region").contains(name)).toList();
    var effect = ResourceTypes.effect(type).orElseThrow();
    return "| `%s` | %s | %s | |\n".formatted(type, words(effect), code(names));
  }

  private static String row(TargetKind kind) {
    var caller =
        switch (kind.caller()) {
          case EITHER -> "EventBridge, or the target's role";
          case SERVICE -> "EventBridge";
          case ROLE -> "the target's role";
        };
    var key =
        kind.caller() == TargetKind.Caller.EITHER
            ? List.<String>of()
            : List.of(kind.encryptionKey());
    return "| %s | %s | %s | %s |\n"
        .formatted(
            kind.noun(),
            code(kind.actions()),
            caller,
            code(Stream.of(key, kind.unsettled()).flatMap(List::stream).toList()));
  }

  private static String row(UnmodelledType type) {
    var does =
        switch (type.does()) {
          case MAKES -> "is one";
          case GRANTS -> "allows or denies access";
        };
    return "| `%s` | %s | %s |\n"
        .formatted(
            type.token(), does, type.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String words(EventEffect effect) {
    return switch (effect) {
      case CARRIES -> "passes it on";
      case GRANTS -> "says who may pass it on";
      case KEEPS -> "keeps it";
      case LIMITS -> "limits who may pass it on";
      case BESIDE -> "nothing";
    };
  }

  private static String code(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
