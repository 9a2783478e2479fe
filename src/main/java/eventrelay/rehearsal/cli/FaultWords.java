package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Faults;
import java.util.Iterator;

/** The words of {@code --break}, for the help. */
final class FaultWords implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Faults.words().iterator();
  }
}
