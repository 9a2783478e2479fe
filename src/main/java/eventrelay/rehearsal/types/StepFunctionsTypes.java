package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** Step Functions. */
public final class StepFunctionsTypes {
  /** A state machine. */
  public static final String STATE_MACHINE = "aws:sfn/stateMachine:StateMachine";

  static final List<ResourceType> ALL = List.of(stateMachine());

  private StepFunctionsTypes() {}

  private static ResourceType stateMachine() {
    return Entry.of(STATE_MACHINE, EventEffect.CARRIES)
        .trait(Trait.NOT_DECLARED)
        .importId("{arn}")
        .arn((in, place) -> place.regional("states", "stateMachine:" + in.text("name")))
        .arnForm("states", "stateMachine")
        .replacing("name", "namePrefix", "type")
        .duplicateError("StateMachineAlreadyExists")
        .terraform("aws_sfn_state_machine")
        .byDefault("type", "STANDARD")
        .entry();
  }
}
