package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import eventrelay.hub.Hub;
import eventrelay.names.Arns;
import eventrelay.names.ConsolePages;
import eventrelay.names.StackOutput;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import eventrelay.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exports {@code links} and {@code commands}: what an operator of the hub opens. */
final class OperatorExports {
  private OperatorExports() {}

  static void export(Context ctx, AccountSettings account, Output<Arns> place, Hub hub) {
    ctx.export(
        StackOutput.LINKS.key(),
        Output.tuple(place, hub.eventBusName(), hub.functionName(), hub.logGroupName())
            .applyValue(t -> links(t.t1, t.t2, t.t3, t.t4)));
    ctx.export(
        StackOutput.COMMANDS.key(), hub.logGroupName().applyValue(log -> commands(account, log)));
  }

  private static Map<String, String> links(Arns place, String bus, String function, String log) {
    var links = new TreeMap<String, String>();
    ConsolePages.of(place)
        .ifPresent(
            pages -> {
              links.put("bus", pages.bus(bus));
              links.put("function", pages.function(function));
              links.put("functionLog", pages.logGroup(log));
            });
    return links;
  }

  private static Map<String, String> commands(AccountSettings account, String log) {
    var tail = new ArrayList<>(List.of("aws", "logs", "tail", log, "--follow"));
    tail.addAll(List.of("--region", account.homeRegion()));
    if (account.credentials() instanceof Credentials.Profile profile) {
      tail.addAll(List.of("--profile", profile.name()));
    }
    return Map.of("tailFunctionLog", ShellCommand.of(tail));
  }
}
