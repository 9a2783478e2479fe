package eventrelay.provider;

import com.google.common.collect.ImmutableSet;
import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValue.ValueType;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.Resource;
import eventrelay.settings.Notify;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a program in another language says of a half. Each method hands on a value that is there.
 *
 * <p>Not read by the SDK's {@code PropertyValueSerializer} of com.pulumi:pulumi 1.36.1, which takes
 * an output that a preview does not know yet for null, and cannot read a map of texts.
 *
 * @param half its name, for messages
 */
record Inputs(String half, Map<String, PropertyValue> values) {

  void text(String key, Consumer<String> to) {
    plain(key, ValueType.STRING, PropertyValue::getStringValue, to);
  }

  void number(String key, Consumer<Integer> to) {
    plain(key, ValueType.NUMBER, value -> value.getNumberValue().intValue(), to);
  }

  void flag(String key, Consumer<Boolean> to) {
    plain(key, ValueType.BOOL, PropertyValue::getBooleanValue, to);
  }

  /** Texts by name. */
  void names(String key, Consumer<Map<String, String>> to) {
    plain(key, ValueType.OBJECT, value -> names(value.getObjectValue()), to);
  }

  void notify(Consumer<Notify> to) {
    plain(
        "notify",
        ValueType.OBJECT,
        value ->
            new Notify(
                texts(value.getObjectValue().get("emails")),
                texts(value.getObjectValue().get("states"))),
        to);
  }

  /** A text that may be unknown yet. */
  void output(String key, Consumer<Output<String>> to) {
    output(key, PropertyValue::getStringValue, to);
  }

  /** Texts that may be unknown yet. */
  void outputs(String key, Consumer<Output<List<String>>> to) {
    output(key, Inputs::texts, to);
  }

  private <T> void plain(
      String key, ValueType type, Function<PropertyValue, T> read, Consumer<T> to) {
    var given = values.get(key);
    if (given == null || given.isNull()) {
      return;
    }
    var value = given.getType() == ValueType.OUTPUT ? given.getOutputValue().getValue() : given;
    if (value == null || value.isComputed()) {
      throw new RunException(
          "%s.%s: only an update knows this value; write it into the program".formatted(half, key));
    }
    if (value.getType() != type) {
      throw new RunException(
          "%s.%s: this is of type %s; write one of type %s"
              .formatted(half, key, name(value.getType()), name(type)));
    }
    to.accept(read.apply(value));
  }

  private <T> void output(String key, Function<PropertyValue, T> read, Consumer<Output<T>> to) {
    var given = values.get(key);
    if (given == null || given.isNull()) {
      return;
    }
    var secret = given.getType() == ValueType.SECRET;
    var value = secret ? given.getSecretValue() : given;
    ImmutableSet<Resource> resources = ImmutableSet.of();
    if (value.getType() == ValueType.OUTPUT) {
      resources =
          value.getOutputValue().getDependencies().stream()
              .map(DependencyResource::new)
              .collect(ImmutableSet.toImmutableSet());
      value = value.getOutputValue().getValue();
    }
    var known = value != null && !value.isComputed();
    to.accept(
        new OutputInternal<>(
            OutputData.ofNullable(resources, known ? read.apply(value) : null, known, secret)));
  }

  private static String name(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(PropertyValue list) {
    return list == null
        ? List.of()
        : list.getArrayValue().stream().map(PropertyValue::getStringValue).toList();
  }

  private static Map<String, String> names(Map<String, PropertyValue> object) {
    var names = new TreeMap<String, String>();
    object.forEach((key, value) -> names.put(key, value.getStringValue()));
    return names;
  }
}
