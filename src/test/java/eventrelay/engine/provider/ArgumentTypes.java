package eventrelay.engine.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.asset.Archive;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pulumirpc.Provider.CheckFailure;

/**
 * What may be put into a resource: the properties of the SDK's own argument class, which is
 * generated from the provider's schema.
 */
final class ArgumentTypes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Field> fields = new TreeMap<>();

  private ArgumentTypes(Class<?> arguments) {
    for (var field : arguments.getDeclaredFields()) {
      if (field.isAnnotationPresent(Import.class)) {
        fields.put(field.getAnnotation(Import.class).name(), field);
      }
    }
  }

  /** Those of a type token such as {@code aws:cloudwatch/eventRule:EventRule}. */
  static ArgumentTypes of(String type) {
    var parts = type.split("[:/]");
    return of("com.pulumi.aws." + parts[1] + ".", parts[3]);
  }

  static ArgumentTypes ofProvider() {
    return of("com.pulumi.aws.", "Provider");
  }

  private static ArgumentTypes of(String javaPackage, String name) {
    try {
      return new ArgumentTypes(Class.forName(javaPackage + name + "Args"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the SDK has no arguments for " + name, e);
    }
  }

  /** What is wrong with the inputs: required ones, unknown ones, and those of another type. */
  List<CheckFailure> check(Map<String, Object> inputs) {
    var failures = new ArrayList<CheckFailure>();
    check("", inputs, failures);
    return failures;
  }

  private void check(String at, Map<String, Object> inputs, List<CheckFailure> failures) {
    fields.forEach(
        (name, field) -> {
          if (field.getAnnotation(Import.class).required() && !inputs.containsKey(name)) {
            failures.add(failure(at + name, "it is required"));
          }
        });
    new TreeMap<>(inputs)
        .forEach(
            (name, value) -> {
              var field = fields.get(name);
              if (field == null) {
                if (!name.startsWith("__")) {
                  failures.add(failure(at + name, "there is no such property"));
                }
              } else {
                var text = field.getAnnotation(Import.class).json();
                check(at + name, field.getGenericType(), text ? parsed(value) : value, failures);
              }
            });
  }

  private static void check(String at, Type type, Object value, List<CheckFailure> failures) {
    if (value.equals(Wire.UNKNOWN)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      var inner = generic.getActualTypeArguments();
      if (generic.getRawType() == Output.class) {
        check(at, inner[0], value, failures);
      } else if (generic.getRawType() == Either.class) {
        checkEither(at, inner, value, failures);
      } else if (generic.getRawType() == List.class && value instanceof List<?> list) {
        list.forEach(each -> check(at + "[]", inner[0], each, failures));
      } else if (generic.getRawType() == Map.class && value instanceof Map<?, ?> map) {
        map.forEach((key, each) -> check(at + "." + key, inner[1], each, failures));
      } else {
        failures.add(failure(at, "it is not a " + type + ": " + value));
      }
    } else {
      check(at, (Class<?>) type, value, failures);
    }
  }

  private static void check(String at, Class<?> type, Object value, List<CheckFailure> failures) {
    if (type == Archive.class) {
      if (!(value instanceof Map<?, ?> map && Wire.ARCHIVE.equals(map.get(Wire.SIGNATURE)))) {
        failures.add(failure(at, "it is not an archive: " + value));
      }
    } else if (isObject(type) && value instanceof Map<?, ?> map) {
      var nested = new TreeMap<String, Object>();
      map.forEach((key, each) -> nested.put(key.toString(), each));
      new ArgumentTypes(type).check(at + ".", nested, failures);
    } else if (!isOf(type, value)) {
      failures.add(failure(at, "it is not a " + type.getSimpleName() + ": " + value));
    }
  }

  private static boolean isObject(Class<?> type) {
    return ResourceArgs.class.isAssignableFrom(type);
  }

  private static void checkEither(
      String at, Type[] choices, Object value, List<CheckFailure> failures) {
    var each =
        Arrays.stream(choices)
            .map(
                choice -> {
                  var of = new ArrayList<CheckFailure>();
                  check(at, choice, value, of);
                  return of;
                })
            .toList();
    if (each.stream().noneMatch(List::isEmpty)) {
      failures.addAll(each.get(0));
    }
  }

  private static boolean isOf(Class<?> type, Object value) {
    if (type == Integer.class) {
      return value instanceof Double number && number == Math.rint(number);
    }
    return type.isInstance(value);
  }

  /** Complex inputs of a provider are JSON in a text, unless the program is in YAML. */
  private static Object parsed(Object value) {
    try {
      return value instanceof String text && !text.equals(Wire.UNKNOWN)
          ? JSON.readValue(text, Object.class)
          : value;
    } catch (JsonProcessingException e) {
      return value;
    }
  }

  private static CheckFailure failure(String property, String reason) {
    return CheckFailure.newBuilder().setProperty(property).setReason(reason).build();
  }
}
