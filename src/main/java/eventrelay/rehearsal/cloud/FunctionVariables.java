package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.function.WithheldVariables;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables that a function is configured with. */
final class FunctionVariables {
  /**
   * What Lambda accepts as a name (Lambda API Reference, "Environment"), of which a single letter
   * is left to Lambda to refuse.
   */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");

  private FunctionVariables() {}

  /**
   * Reads them.
   *
   * @param function the function's name, for sentences
   * @param variables values by name
   * @throws UnusableInputException if one is encrypted, or Lambda would not take it
   */
  static Map<String, String> of(String function, JsonNode variables) {
    var read = new HashMap<String, String>();
    if (ExportFile.isEncrypted(variables)) {
      throw encrypted(function, "environment.variables");
    }
    for (var variable : variables.properties()) {
      var name = variable.getKey();
      var value = variable.getValue().asText();
      if (!NAME.matcher(name).matches()) {
        throw new UnusableInputException(
            ("function %s: its environment has a variable with a name that Lambda does not accept;"
                    + " write letters, digits and _, and a letter first")
                .formatted(function));
      }
      if (ExportFile.isEncrypted(variable.getValue())) {
        throw encrypted(function, "variable " + name);
      }
      if (value.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
        throw new UnusableInputException(
            ("function %s: the value of its variable %s holds what no variable can, a NUL or half a"
                    + " character; write another")
                .formatted(function, name));
      }
      read.put(name, value);
    }
    return read;
  }

  /** A sentence, if a rehearsal does not set all of them. */
  static List<String> notes(String function, Map<String, String> variables) {
    var withheld =
        variables.keySet().stream().filter(WithheldVariables::isWithheld).sorted().toList();
    return withheld.isEmpty()
        ? List.of()
        : List.of(
            ("function %s runs without %s of its configuration: a variable of such a name can make"
                    + " an interpreter, a shell or a linker run something else")
                .formatted(function, String.join(", ", withheld)));
  }

  private static UnusableInputException encrypted(String function, String what) {
    return new UnusableInputException(
        "function %s: %s is encrypted: export the stack with --show-secrets"
            .formatted(function, what));
  }
}
