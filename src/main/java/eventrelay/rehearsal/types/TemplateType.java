package eventrelay.rehearsal.types;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How CloudFormation's templates write a type (AWS CloudFormation Template Reference).
 *
 * @param name such as {@code AWS::SQS::Queue}; empty for what stands inside another resource
 * @param inputs the provider's inputs by CloudFormation's properties
 * @param documents the inputs that the provider takes as JSON text and CloudFormation as an object
 * @param reference the output that {@code Ref} gives; empty if it gives a generated id
 * @param lists the properties that become resources or inputs of another form
 * @param fromOwner the inputs that are taken from the resource that this one stands inside, by name
 */
public record TemplateType(
    Optional<String> name,
    Map<String, String> inputs,
    Set<String> documents,
    Optional<String> reference,
    Map<String, ListProperty> lists,
    Map<String, String> fromOwner) {

  /** What a list of a template becomes. */
  public sealed interface ListProperty {}

  /**
   * One resource for each element.
   *
   * @param input the input that the element becomes
   */
  public record ResourceForEach(String input) implements ListProperty {}

  /**
   * One map, of a list of objects with {@code Name} and {@code Value}.
   *
   * @param input the input that the map becomes
   */
  public record NamesAndValues(String input) implements ListProperty {}

  /**
   * Resources of another type, one for each element.
   *
   * @param token their type
   * @param idProperty the property that tells them apart
   * @param noun what one is called in a message
   */
  public record Parts(String token, String idProperty, String noun) implements ListProperty {}
}
