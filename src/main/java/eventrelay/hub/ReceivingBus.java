package eventrelay.hub;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.aws.cloudwatch.EventBusPolicy;
import com.pulumi.aws.cloudwatch.EventBusPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.account.Computed;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.BusPolicy;
import java.util.List;

/**
 * The bus that receives, and its policy (EventBridge User Guide, "Event buses").
 *
 * @param name the bus's name
 * @param arn the bus's ARN
 * @param prerequisites what has to exist before another account may send: the bus policy, if there
 *     is one
 */
record ReceivingBus(Output<String> name, Output<String> arn, List<Resource> prerequisites) {

  static ReceivingBus declare(
      String prefix, Output<String> account, HubArgs args, CustomResourceOptions child) {
    var bus = bus(prefix, account, args, child);
    if (args.singleAccount()) {
      return bus;
    }
    var policy =
        new EventBusPolicy(
            prefix + "-bus-policy",
            EventBusPolicyArgs.builder()
                .eventBusName(bus.name())
                .policy(
                    Output.tuple(bus.arn(), args.sources())
                        .applyValue(
                            t -> BusPolicy.document(t.t1, args.trust(t.t2), args.pattern())))
                .build(),
            child);
    return new ReceivingBus(bus.name(), bus.arn(), List.of(policy));
  }

  private static ReceivingBus bus(
      String prefix, Output<String> account, HubArgs args, CustomResourceOptions child) {
    if (args.bus().equals(PhysicalNames.DEFAULT_BUS)) {
      // AWS created it; a program that did so too would fail.
      return new ReceivingBus(
          Output.of(PhysicalNames.DEFAULT_BUS), args.defaultBusArn(account), List.of());
    }
    var bus =
        new EventBus(
            prefix + "-bus",
            EventBusArgs.builder()
                .name(args.bus())
                .description("Receives the events that development accounts forward.")
                .build(),
            child);
    return new ReceivingBus(bus.name(), Computed.of(bus, bus.arn()), List.of());
  }
}
