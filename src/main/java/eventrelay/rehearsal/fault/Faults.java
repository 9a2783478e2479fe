package eventrelay.rehearsal.fault;

import java.util.List;
import java.util.Optional;

/** What can be broken. Help, tables and the page take the faults from here, in this order. */
public final class Faults {
  /** Every fault. */
  public static final List<Fault> ALL =
      List.of(
          new FunctionFault(),
          new FunctionPermissionFault(),
          new BusPolicyFault(),
          new ForwardingRoleFault(),
          new BusFault(),
          new DeadLetterQueueFault());

  private Faults() {}

  /** The fault with this word on the command line, if there is one. */
  public static Optional<Fault> of(String word) {
    return ALL.stream().filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** The words on the command line. */
  public static List<String> words() {
    return ALL.stream().map(Fault::word).toList();
  }
}
