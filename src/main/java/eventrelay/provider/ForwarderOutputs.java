package eventrelay.provider;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import eventrelay.forwarder.Forwarder;

/** What a program in another language gets of a forwarder; the SDK reads the fields. */
final class ForwarderOutputs {
  @Export private final Output<String> roleArn;
  @Export private final Output<String> ruleArn;
  @Export private final Output<String> deadLetterQueueArn;

  ForwarderOutputs(Forwarder forwarder) {
    roleArn = forwarder.roleArn();
    ruleArn = theOne(forwarder.ruleArns().values());
    deadLetterQueueArn = theOne(forwarder.deadLetterQueueArns().values());
  }

  private static Output<String> theOne(Iterable<Output<String>> ofOneRegion) {
    return ofOneRegion.iterator().next();
  }
}
