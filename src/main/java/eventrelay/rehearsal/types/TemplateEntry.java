package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.TemplateType.ListProperty;
import eventrelay.rehearsal.types.TemplateType.NamesAndValues;
import eventrelay.rehearsal.types.TemplateType.Parts;
import eventrelay.rehearsal.types.TemplateType.ResourceForEach;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes down how CloudFormation's templates write one resource type. */
final class TemplateEntry {
  private final Optional<String> name;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Set<String> documents = new HashSet<>();
  private final Map<String, ListProperty> lists = new LinkedHashMap<>();
  private final Map<String, String> fromOwner = new LinkedHashMap<>();
  private Optional<String> reference = Optional.empty();

  private TemplateEntry(Optional<String> name) {
    this.name = name;
  }

  /** A type by CloudFormation's name. */
  static TemplateEntry of(String name) {
    return new TemplateEntry(Optional.of(name));
  }

  /** What CloudFormation writes inside another resource. */
  static TemplateEntry inside() {
    return new TemplateEntry(Optional.empty());
  }

  /** The output that {@code Ref} gives. */
  TemplateEntry ref(String output) {
    reference = Optional.of(output);
    return this;
  }

  /** CloudFormation's name of an input. */
  TemplateEntry property(String name, String input) {
    properties.put(name, input);
    return this;
  }

  /** CloudFormation's name of an input that the provider takes as JSON text. */
  TemplateEntry document(String name, String input) {
    documents.add(input);
    return property(name, input);
  }

  /** A list of CloudFormation's, each element of which is one resource here. */
  TemplateEntry resourceForEach(String list, String input) {
    lists.put(list, new ResourceForEach(input));
    return this;
  }

  /** A list of names and values of CloudFormation's, which is a map here. */
  TemplateEntry namesAndValues(String list, String input) {
    lists.put(list, new NamesAndValues(input));
    return this;
  }

  /** A list of CloudFormation's, the elements of which are resources of another type here. */
  TemplateEntry parts(String list, String type, String idProperty, String noun) {
    lists.put(list, new Parts(type, idProperty, noun));
    return this;
  }

  /** An input that CloudFormation takes from the resource that this one stands inside. */
  TemplateEntry fromOwner(String input, String ownersInput) {
    fromOwner.put(input, ownersInput);
    return this;
  }

  TemplateType entry() {
    return new TemplateType(name, properties, Set.copyOf(documents), reference, lists, fromOwner);
  }
}
