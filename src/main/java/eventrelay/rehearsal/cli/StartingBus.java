package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.event.Event;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bus that {@code --bus} names. Events of AWS services start on the default bus; any other
 * event starts on the bus that its sender names (<a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">EventBridge
 * API Reference, PutEventsRequestEntry</a>, {@code EventBusName}).
 *
 * @param named its name, or its ARN
 */
record StartingBus(String named) {
  /** EventBridge API Reference, CreateEventBus; a partner's bus has slashes in its name. */
  private static final Pattern NAME = Pattern.compile("[/.\\-_A-Za-z0-9]{1,256}");

  private static final String OPTION = "--bus ";
  private static final int MOST_SHOWN = 5;

  /**
   * Takes it as it is given.
   *
   * @throws UnusableInputException if no bus can have this name or ARN
   */
  StartingBus {
    var bus = Arn.find(named).filter(arn -> arn.resourceType().equals("event-bus"));
    if (bus.isEmpty() && !NAME.matcher(named).matches()) {
      throw new UnusableInputException(
          OPTION
              + named
              + ": this is neither the name nor the ARN of a bus; write one such as"
              + " development-events, or"
              + " arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events");
    }
  }

  /** The event where it starts. */
  Event startOf(Event event) {
    return event.isOfService() ? event : event.startingOn(arn(event.place()));
  }

  /**
   * Checks that events can start there, before the first is sent.
   *
   * @param senders where the events come from that no AWS service sends
   * @throws UnusableInputException if there is no such event, or the stacks do not have the bus
   */
  void check(Collection<AccountRegion> senders, Cloud cloud) {
    if (senders.isEmpty()) {
      throw new UnusableInputException(
          OPTION
              + named
              + ": every event here is of an AWS service, and those start on the default bus; leave"
              + " out --bus");
    }
    for (var sender : senders) {
      var bus = arn(sender);
      var region = Arn.parse(bus).region();
      if (!region.equals(sender.region())) {
        throw new UnusableInputException(
            OPTION
                + "%s: an event that is put there has region %s, and one of these has %s; change one of them"
                    .formatted(named, region, sender.region()));
      }
      if (cloud.bus(bus).isEmpty() && !bus.equals(sender.arns().bus(PhysicalNames.DEFAULT_BUS))) {
        throw new UnusableInputException(
            OPTION
                + "%s: no stack here has bus %s; these stacks have %s"
                    .formatted(named, bus, buses(cloud)));
      }
    }
  }

  /** Its name. */
  String name() {
    return Arn.nameOf(named);
  }

  private String arn(AccountRegion sender) {
    return Arn.isArn(named) ? named : sender.arns().bus(named);
  }

  private static String buses(Cloud cloud) {
    var all = cloud.buses().stream().map(Bus::arn).sorted().toList();
    var more = all.size() - MOST_SHOWN;
    return all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
