package eventrelay.rehearsal.types;

import com.pulumi.core.annotations.Import;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The SDK's class of a type's arguments, which is generated from the provider's schema. */
final class ArgumentClass {
  private ArgumentClass() {}

  /**
   * The inputs that the AWS provider has for a type, in the schema's order.
   *
   * @throws IllegalStateException if the SDK has no such type
   */
  static List<String> inputs(String token) {
    var module = token.substring(token.indexOf(':') + 1, token.indexOf('/'));
    var name = token.substring(token.lastIndexOf(':') + 1);
    try {
      return Arrays.stream(
              Class.forName("com.pulumi.aws.%s.%sArgs".formatted(module, name)).getDeclaredFields())
          .map(field -> field.getAnnotation(Import.class))
          .filter(Objects::nonNull)
          .map(Import::name)
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the AWS provider has no type " + token, e);
    }
  }
}
