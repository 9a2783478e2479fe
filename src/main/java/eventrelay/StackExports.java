package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import eventrelay.forwarder.Forwarder;
import eventrelay.hub.Hub;
import eventrelay.names.Arn;
import eventrelay.names.Arns;
import eventrelay.names.ConsolePages;
import eventrelay.names.StackOutput;
import eventrelay.rollout.Rollout;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import eventrelay.text.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a stack exports: of the hub at once, and of the forwarders and the dead-letter
 * queues by account and Region, at the end. {@link StackOutput} has the names.
 */
final class StackExports {
  private record Queue(String account, String region, Output<String> arn) {}

  private final Context ctx;
  private final Map<String, Output<String>> roleArns = new TreeMap<>();
  private final Map<String, Output<Map<String, String>>> ruleArns = new TreeMap<>();
  private final Map<String, Output<Map<String, String>>> busArns = new TreeMap<>();
  private final List<Queue> queues = new ArrayList<>();

  StackExports(Context ctx) {
    this.ctx = ctx;
  }

  /** Exports the management half, with the pages and commands that its operator needs. */
  void hub(Hub hub, AccountSettings account, Output<Arns> arns) {
    export(StackOutput.EVENT_BUS_ARN, hub.eventBusArn());
    export(StackOutput.EVENT_BUS_NAME, hub.eventBusName());
    export(StackOutput.EVENT_PATTERN, hub.eventPattern());
    export(StackOutput.FUNCTION_ARN, hub.functionArn());
    export(StackOutput.FUNCTION_NAME, hub.functionName());
    export(StackOutput.LOG_GROUP_NAME, hub.logGroupName());
    export(
        StackOutput.LINKS,
        Output.tuple(arns, hub.eventBusName(), hub.functionName(), hub.logGroupName())
            .applyValue(t -> links(t.t1, t.t2, t.t3, t.t4)));
    export(StackOutput.COMMANDS, hub.logGroupName().applyValue(log -> commands(account, log)));
    hub.alarmTopicArn().ifPresent(arn -> export(StackOutput.ALARM_TOPIC_ARN, arn));
    hub.deadLetterQueueArns()
        .forEach(arn -> queues.add(new Queue(account.name(), account.homeRegion(), arn)));
  }

  /** Exports the organization that senders must be of. */
  void organization(String id) {
    export(StackOutput.ORGANIZATION, Output.of(id));
  }

  /** Exports the rollout. */
  void rollout(Rollout rollout) {
    export(StackOutput.STACK_SET_NAME, rollout.stackSetName());
  }

  /** Takes note of one account's development half. */
  void forwarder(String account, Forwarder forwarder) {
    roleArns.put(account, forwarder.roleArn());
    ruleArns.put(account, together(forwarder.ruleArns()));
    busArns.put(account, together(forwarder.defaultEventBusArns()));
    forwarder
        .deadLetterQueueArns()
        .forEach((region, arn) -> queues.add(new Queue(account, region, arn)));
  }

  /** Exports the development halves that were noted. */
  void forwarders(Output<String> eventBusArn) {
    export(StackOutput.FORWARDS_TO, eventBusArn);
    export(StackOutput.FORWARDING_ROLE_ARNS, together(roleArns));
    export(StackOutput.RULE_ARNS, together(ruleArns));
    export(StackOutput.DEFAULT_EVENT_BUS_ARNS, together(busArns));
  }

  /** Exports the queues of both halves, in one map each. */
  void queues() {
    var arns = Output.all(queues.stream().map(Queue::arn).toList());
    export(StackOutput.DEAD_LETTER_QUEUE_ARNS, arns.applyValue(this::byAccountAndRegion));
    export(
        StackOutput.DEAD_LETTER_QUEUE_LINKS,
        arns.applyValue(all -> byAccountAndRegion(all.stream().map(StackExports::link).toList())));
  }

  private void export(StackOutput name, Output<?> value) {
    ctx.export(name.key(), value);
  }

  private static Map<String, String> links(Arns arns, String bus, String function, String log) {
    var links = new TreeMap<String, String>();
    ConsolePages.of(arns)
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

  /** Empty where the console has no public address. */
  private static String link(String arn) {
    var queue = Arn.parse(arn);
    return ConsolePages.of(queue.arns()).map(pages -> pages.queue(queue.name())).orElse("");
  }

  private Map<String, Map<String, List<String>>> byAccountAndRegion(List<String> values) {
    var accounts = new TreeMap<String, Map<String, List<String>>>();
    for (var i = 0; i < values.size(); i++) {
      accounts
          .computeIfAbsent(queues.get(i).account(), any -> new TreeMap<>())
          .computeIfAbsent(queues.get(i).region(), any -> new ArrayList<>())
          .add(values.get(i));
    }
    return accounts;
  }

  private static <T> Output<Map<String, T>> together(Map<String, Output<T>> outputs) {
    var keys = List.copyOf(outputs.keySet());
    return Output.all(keys.stream().map(outputs::get).toList())
        .applyValue(
            values -> {
              var map = new TreeMap<String, T>();
              for (var i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
              }
              return map;
            });
  }
}
