package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.types.EventBridgeTypes;
import java.util.Set;

/** Rules name a bus that does not exist. */
final class BusFault extends MissingResources {
  BusFault() {
    super("bus", "the receiving bus is gone", Set.of(EventBridgeTypes.BUS));
  }
}
