package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.types.EventBridgeTypes;
import java.util.Set;

/** The bus has no policy. */
final class BusPolicyFault extends MissingResources {
  BusPolicyFault() {
    super(
        "bus-policy",
        "the receiving bus's policy is gone",
        Set.of(
            EventBridgeTypes.BUS_POLICY,
            EventBridgeTypes.PERMISSION,
            EventBridgeTypes.NATIVE_BUS_POLICY));
  }
}
