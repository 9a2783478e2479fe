package eventrelay.provider;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import eventrelay.hub.Hub;
import java.util.List;

/** What a program in another language gets of a hub; the SDK reads the fields. */
final class HubOutputs {
  @Export private final Output<String> eventBusArn;
  @Export private final Output<String> eventBusName;
  @Export private final Output<String> eventPattern;
  @Export private final Output<String> functionArn;
  @Export private final Output<String> functionName;
  @Export private final Output<String> logGroupName;
  @Export private final Output<List<String>> deadLetterQueueArns;
  @Export private final Output<String> alarmTopicArn;

  HubOutputs(Hub hub) {
    eventBusArn = hub.eventBusArn();
    eventBusName = hub.eventBusName();
    eventPattern = hub.eventPattern();
    functionArn = hub.functionArn();
    functionName = hub.functionName();
    logGroupName = hub.logGroupName();
    deadLetterQueueArns = Output.all(hub.deadLetterQueueArns());
    alarmTopicArn = hub.alarmTopicArn().orElse(null);
  }
}
