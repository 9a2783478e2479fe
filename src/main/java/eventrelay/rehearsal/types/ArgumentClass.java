package eventrelay.rehearsal.types;

import com.pulumi.core.annotations.Import;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The SDK's class of a type's arguments, which is generated from the provider's schema. */
final class ArgumentClass {
  private ArgumentClass() {}

  /**
   * The inputs that the AWS provider has for a type, in the schema's order.
   *
   * @throws IllegalStateException if the SDK has no such type
   */
  static List<String> inputs(String token) {
    return List.copyOf(inputs(of(token)).keySet());
  }

  /**
   * The class of a type's arguments.
   *
   * @throws IllegalStateException if the SDK has no such type
   */
  static Class<?> of(String token) {
    var module = token.substring(token.indexOf(':') + 1, token.indexOf('/'));
    var name = token.substring(token.lastIndexOf(':') + 1);
    try {
      return Class.forName("com.pulumi.aws.%s.%sArgs".formatted(module, name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the AWS provider has no type " + token, e);
    }
  }

  /** The types of the inputs of a class of arguments, by name; none of another class. */
  static Map<String, Type> inputs(Type arguments) {
    return arguments instanceof Class<?> type
        ? Arrays.stream(type.getDeclaredFields())
            .filter(field -> Objects.nonNull(field.getAnnotation(Import.class)))
            .collect(
                Collectors.toMap(
                    field -> field.getAnnotation(Import.class).name(),
                    ArgumentClass::type,
                    (one, other) -> one,
                    LinkedHashMap::new))
        : Map.of();
  }

  /** The type of the elements of a list, or of the values of a map. */
  static Type element(Type container) {
    var arguments = ((ParameterizedType) container).getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  /** True if it is a type such as {@code List<…>}. */
  static boolean isA(Class<?> container, Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType().equals(container);
  }

  /** Without the SDK's {@code Output}. */
  private static Type type(Field field) {
    var type = field.getGenericType();
    return type instanceof ParameterizedType ? element(type) : type;
  }
}
