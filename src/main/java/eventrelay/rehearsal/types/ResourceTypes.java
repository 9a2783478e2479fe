package eventrelay.rehearsal.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The register: every type of the AWS provider that the rehearsal knows, by its names. */
public final class ResourceTypes {
  private static final Map<String, ResourceType> BY_TOKEN =
      Stream.of(
              CloudFormationTypes.ALL,
              CloudWatchTypes.ALL,
              EventBridgeTypes.ALL,
              IamTypes.ALL,
              KinesisTypes.ALL,
              KmsTypes.ALL,
              LambdaTypes.ALL,
              SnsTypes.ALL,
              SqsTypes.ALL,
              StepFunctionsTypes.ALL)
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(
                  ResourceType::token,
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException(one.token() + " has two entries");
                  },
                  TreeMap::new));

  private ResourceTypes() {}

  /** Every type, by Pulumi's token. */
  public static Collection<ResourceType> all() {
    return BY_TOKEN.values();
  }

  /** A type token without its package and module, such as {@code EventBusPolicy}. */
  public static String shortName(String token) {
    return token.substring(token.lastIndexOf(':') + 1);
  }

  /** What is known of a type; empty if it has no entry. */
  public static Optional<ResourceType> find(String token) {
    return Optional.ofNullable(BY_TOKEN.get(token));
  }

  /** What a resource of a type can do to an event; empty if that is not known. */
  public static Optional<EventEffect> effect(String token) {
    if (OrganizationsTypes.ALL.contains(token)) {
      return Optional.of(EventEffect.LIMITS);
    }
    return token.equals(EventBridgeTypes.NATIVE_BUS_POLICY)
        ? Optional.of(EventEffect.GRANTS)
        : find(token).map(ResourceType::effect);
  }

  /**
   * What is known of a type that the program declares.
   *
   * @throws IllegalStateException if it has no entry
   */
  public static ResourceType of(String token) {
    return find(token)
        .orElseThrow(
            () -> new IllegalStateException("the register of resource types lacks " + token));
  }

  /** What is known of the type that Terraform calls so; empty if it has no entry. */
  public static Optional<ResourceType> ofTerraform(String name) {
    return all().stream().filter(type -> type.terraform().name().equals(name)).findFirst();
  }

  /** What is known of the type that CloudFormation calls so, if the rehearsal reads it. */
  public static Optional<ResourceType> ofTemplate(String name) {
    return all().stream()
        .filter(
            type -> type.template().flatMap(TemplateType::name).filter(name::equals).isPresent())
        .findFirst();
  }

  /** The type that an ARN is of, among those that other resources name by their ARN. */
  public static Optional<ResourceType> ofArn(String arn) {
    return all().stream()
        .filter(type -> type.arnForm().filter(form -> form.matches(arn)).isPresent())
        .findFirst();
  }

  /** The inputs of a type that AWS cannot change; none for a type without an entry. */
  public static Set<String> replacing(String token) {
    return token.equals(AwsPackage.PROVIDER)
        ? AwsPackage.PROVIDER_REPLACING
        : find(token).map(ResourceType::replacing).orElse(Set.of());
  }
}
