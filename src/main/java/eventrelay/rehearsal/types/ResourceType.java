package eventrelay.rehearsal.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the rehearsal knows of one resource type. What the AWS provider makes of inputs
 * is on the Pulumi Registry's page of the type ("Inputs", "Outputs", "Import"). What replaces a
 * resource is what forces a replacement in the <a
 * href="https://github.com/hashicorp/terraform-provider-aws">Terraform AWS provider's</a> schema,
 * which Pulumi's is made from.
 *
 * @param token Pulumi's type token, such as {@code aws:sqs/queue:Queue}
 * @param effect what such a resource can do to an event
 * @param traits what holds of few types
 * @param computed what the provider makes of inputs
 * @param arnForm the form of the ARNs by which other resources name one
 * @param identity what identifies a resource
 * @param replacing the inputs that AWS cannot change: another value makes another resource in place
 *     of the old one, which is deleted with what it holds
 * @param adoption what the first update does to a resource that exists already
 * @param existence when a resource can be created, and what is deleted with it
 * @param terraform Terraform's names
 * @param template CloudFormation's names, if the rehearsal reads the type in templates
 */
public record ResourceType(
    String token,
    EventEffect effect,
    Set<Trait> traits,
    Computed computed,
    Optional<ArnForm> arnForm,
    Identity identity,
    Set<String> replacing,
    AdoptionRules adoption,
    Existence existence,
    TerraformType terraform,
    Optional<TemplateType> template) {

  /** What holds of few types. */
  public enum Trait {
    /** The program declares none; the rehearsal reads them in stacks that others have made. */
    NOT_DECLARED,
    /** Its resources are the account's in all Regions. */
    GLOBAL,
    /** Its property {@code arn} names another resource, perhaps in another account. */
    ARN_OF_ANOTHER,
    /**
     * AWS takes a second one of the same identity for an update of the first, so that deleting
     * either deletes both (<a
     * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">
     * PutPermission</a> and <a
     * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html">
     * PutTargets</a>, EventBridge API Reference; <a
     * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">
     * PutRolePolicy</a>, IAM API Reference; <a
     * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">
     * SetQueueAttributes</a>, SQS API Reference; <a
     * href="https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html">
     * SetTopicAttributes</a>, SNS API Reference).
     */
    WRITTEN_OVER
  }

  /** True if this holds of the type. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /**
   * The provider's id.
   *
   * @throws IllegalStateException if an input that it is made of is not set
   */
  public String id(Map<String, Object> inputs, Arns place) {
    return computed.id(new Inputs(inputs), place, identity.importId());
  }

  /**
   * The outputs that are not inputs.
   *
   * @throws IllegalStateException if an input that they are made of is not set
   */
  public Map<String, Object> outputs(Map<String, Object> inputs, Arns place) {
    return computed.outputs(new Inputs(inputs), place);
  }

  /** The names of all inputs that the provider has for the type, in its schema's order. */
  public List<String> inputs() {
    return ArgumentClass.inputs(token);
  }

  /** What Terraform writes of a resource, by Pulumi's names and in the shape of its inputs. */
  public ObjectNode ofTerraform(ObjectNode attributes) {
    return TerraformBlocks.shaped(token, terraform.properties(attributes));
  }

  /** The id that {@code pulumi import} takes; empty if a property of it is not known. */
  public Optional<String> importId(ObjectNode properties) {
    return fill(identity.importId(), properties);
  }

  /** What two resources have in common if they are the same one; empty if it is not known. */
  public Optional<String> match(ObjectNode properties) {
    return fill(identity.match(), properties);
  }

  private Optional<String> fill(IdTemplate id, ObjectNode properties) {
    var isKnown =
        id.properties().stream()
            .noneMatch(name -> terraform.value(properties, name).asText().isEmpty());
    return isKnown
        ? Optional.of(id.fill(name -> terraform.name(properties, name)))
        : Optional.empty();
  }
}
