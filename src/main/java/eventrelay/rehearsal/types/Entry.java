package eventrelay.rehearsal.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.types.Computed.Property;
import eventrelay.rehearsal.types.Existence.Owner;
import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes down one resource type, so that an entry of the register reads as a list of facts. */
final class Entry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String token;
  private final EventEffect effect;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Map<String, Property> outputs = new HashMap<>();
  private final Map<String, String> renamed = new HashMap<>();
  private final Set<String> nameOf = new HashSet<>();
  private final Map<String, JsonNode> defaults = new HashMap<>();
  private final Set<String> keeps = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final Map<String, String> because = new HashMap<>();
  private Optional<Property> id = Optional.empty();
  private Optional<ArnForm> arnForm = Optional.empty();
  private Optional<Owner> owner = Optional.empty();
  private Optional<String> loss = Optional.empty();
  private Optional<TemplateType> template = Optional.empty();
  private Set<String> replacing = Set.of();
  private IdTemplate importId;
  private IdTemplate match;
  private String terraform;
  private String duplicateError;

  private Entry(String token, EventEffect effect) {
    this.token = token;
    this.effect = effect;
  }

  /** A type by Pulumi's token, and what it can do to an event. */
  static Entry of(String token, EventEffect effect) {
    return new Entry(token, effect);
  }

  Entry trait(Trait trait) {
    traits.add(trait);
    return this;
  }

  /** The id that imports take, which is the provider's own too if {@code id} gives no other. */
  Entry importId(String template) {
    importId = new IdTemplate(template);
    return this;
  }

  /** What identifies a resource, where AWS generates the id. */
  Entry match(String template) {
    match = new IdTemplate(template);
    return this;
  }

  /** The provider's own id, where it is not the one that imports take. */
  Entry id(Property property) {
    id = Optional.of(property);
    return this;
  }

  /** The ARN, which the provider computes. */
  Entry arn(Property property) {
    return output("arn", property);
  }

  /** Other resources name it by an ARN of this form. */
  Entry arnForm(String service, String resourceType) {
    arnForm = Optional.of(new ArnForm(service, resourceType));
    return this;
  }

  /** Another output that the provider computes. */
  Entry output(String name, Property property) {
    outputs.put(name, property);
    return this;
  }

  /** The inputs of which another value replaces the resource. */
  Entry replacing(String... inputs) {
    replacing = Set.of(inputs);
    return this;
  }

  /** What a resource belongs to, and the input that names it. */
  Entry belongsTo(String type, String input) {
    owner = Optional.of(new Owner(type, input));
    return this;
  }

  /** The code with which AWS refuses a second resource of the same name. */
  Entry duplicateError(String code) {
    duplicateError = code;
    return this;
  }

  /** What is deleted with a resource: a noun with its article, and {@code %s} for the id. */
  Entry loss(String what) {
    loss = Optional.of(what);
    return this;
  }

  /** Terraform's type. */
  Entry terraform(String type) {
    terraform = type;
    return this;
  }

  /** Terraform's attribute, in camel case, which Pulumi calls by another name. */
  Entry renamed(String attribute, String property) {
    renamed.put(attribute, property);
    return this;
  }

  /** A property that may hold an ARN where the name is meant. */
  Entry nameOf(String property) {
    nameOf.add(property);
    return this;
  }

  /** What the provider takes where an input is not set. */
  Entry byDefault(String input, Object value) {
    defaults.put(input, JSON.valueToTree(value));
    return this;
  }

  /** The inputs that stay as they are where a program does not set them. */
  Entry keeps(String... inputs) {
    keeps.addAll(Set.of(inputs));
    return this;
  }

  /** An input with secret values. */
  Entry hidden(String input) {
    hidden.add(input);
    return this;
  }

  /** Why the relay changes an input of a resource that exists already. */
  Entry because(String input, String reason) {
    because.put(input, reason);
    return this;
  }

  /** CloudFormation's names. */
  Entry template(TemplateEntry entry) {
    template = Optional.of(entry.entry());
    return this;
  }

  ResourceType entry() {
    return new ResourceType(
        token,
        effect,
        Set.copyOf(traits),
        new Computed(id, Map.copyOf(outputs)),
        arnForm,
        new Identity(importId, match == null ? importId : match),
        replacing,
        new AdoptionRules(Set.copyOf(keeps), Set.copyOf(hidden), Map.copyOf(because)),
        new Existence(owner, duplicateError, loss),
        new TerraformType(terraform, Map.copyOf(renamed), Set.copyOf(nameOf), Map.copyOf(defaults)),
        template);
  }
}
