package eventrelay.rehearsal.deadletter;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.event.Event;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a message's event again. From whichever queue, that is: invoke the function with it. No one
 * but AWS may put an event with a source such as {@code aws.ec2} onto a bus, and SQS's own redrive
 * is for queues that queues feed.
 */
final class Redrive {
  private final Cloud cloud;
  private final AwsAccess access;

  Redrive(Cloud cloud, AwsAccess access) {
    this.cloud = cloud;
    this.access = access;
  }

  /** The function at the end of a rule's way, if these stacks have it. */
  Optional<LambdaFunction> behind(Rule rule) {
    return rule.targets().stream().map(this::behind).flatMap(Optional::stream).findFirst();
  }

  private Optional<LambdaFunction> behind(Target target) {
    return target.service().equals("events")
        ? cloud.rulesOn(target.arn()).all().stream()
            .flatMap(rule -> rule.targets().stream())
            .map(further -> cloud.function(further.arn()))
            .flatMap(Optional::stream)
            .findFirst()
        : cloud.function(target.arn());
  }

  /** The commands: invoke, then delete the message. */
  List<String> commands(LambdaFunction function, Event event, DeadLetter letter, String queue) {
    var commands = new ArrayList<String>();
    commands.addAll(
        access.command(
            AccountRegion.of(function.arn()),
            "lambda",
            "invoke",
            "--function-name",
            function.name(),
            "--invocation-type",
            "Event",
            "--cli-binary-format",
            "raw-in-base64-out",
            "--payload",
            Json.ascii(event.json()),
            "/dev/stdout"));
    if (!letter.receiptHandle().isEmpty()) {
      Arn.find(queue)
          .ifPresent(
              arn ->
                  commands.addAll(
                      access.command(
                          AccountRegion.of(arn),
                          "sqs",
                          "delete-message",
                          "--queue-url",
                          arn.arns().queueUrl(arn.name()),
                          "--receipt-handle",
                          letter.receiptHandle())));
    }
    return commands;
  }
}
