package eventrelay.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;
import java.util.List;

/**
 * The {@code pulumi} on the PATH. The Automation API reads a stack's outputs as texts, and fails on
 * any other, after an update that went well; this hands it such an output as JSON in a text.
 */
final class StructuredOutputs implements PulumiCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PulumiCommand pulumi;

  StructuredOutputs() throws AutomationException {
    pulumi = LocalPulumiCommand.create();
  }

  @Override
  public Version version() {
    return pulumi.version();
  }

  @Override
  public CommandResult run(List<String> arguments, CommandRunOptions options)
      throws AutomationException {
    var result = pulumi.run(arguments, options);
    if (!List.of("stack", "output").equals(arguments.subList(0, Math.min(2, arguments.size())))) {
      return result;
    }
    return new CommandResult(result.code(), texts(result.standardOutput()), result.standardError());
  }

  private static String texts(String outputs) {
    try {
      var object = (ObjectNode) JSON.readTree(outputs);
      for (var output : List.copyOf(object.properties())) {
        if (!output.getValue().isTextual()) {
          object.put(output.getKey(), output.getValue().toString());
        }
      }
      return object.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(outputs, e);
    }
  }
}
