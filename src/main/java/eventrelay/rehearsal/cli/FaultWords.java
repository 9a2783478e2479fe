package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import java.util.Arrays;
import java.util.Iterator;

/** The words of {@code --break}, for the help. */
final class FaultWords implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Fault.values()).map(Fault::word).iterator();
  }
}
