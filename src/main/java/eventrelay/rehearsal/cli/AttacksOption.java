package eventrelay.rehearsal.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes {@code all} after {@code --attacks}, and nothing else: what follows may be the folder. */
final class AttacksOption implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (!arguments.isEmpty() && arguments.peek().equals(Options.ALL)) {
      return false;
    }
    if ("=".equals(info.get("separator"))) {
      throw new ParameterException(
          command.commandLine(),
          "--attacks takes all or nothing, but was '%s'".formatted(arguments.peek()));
    }
    option.setValue("");
    return true;
  }
}
