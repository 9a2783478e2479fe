package eventrelay.engine;

import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An update of a deployed stack that widens what the relay carries, in accounts that take their
 * time to change the receiving half: what does not wait for it comes first.
 */
record WiderPattern(Engine engine, String stack, int callsBefore) {
  private static final Duration WHILE = Duration.ofSeconds(4);
  private static final Map<String, String> RECEIVING =
      Map.of(
          EventBridgeTypes.BUS_POLICY, "development-events",
          EventBridgeTypes.RULE, "development-events/TriggerLambdaOnDevEC2Launch",
          EventBridgeTypes.ARCHIVE, "event-relay");

  static WiderPattern of(Engine engine, String stack) throws IOException {
    RECEIVING.forEach((type, id) -> engine.accounts().delayUpdate(type, id, WHILE));
    engine.edit(
        stack,
        file -> Edits.with(file, "events", "{source: [aws.ec2, aws.health, aws.guardduty]}"));
    return new WiderPattern(engine, stack, engine.accounts().calls().size());
  }

  EngineRun update() {
    return engine.up(stack).succeeded();
  }

  /** What the update called, in order. */
  List<String> calls() {
    var calls = engine.accounts().calls();
    return calls.subList(callsBefore, calls.size());
  }
}
