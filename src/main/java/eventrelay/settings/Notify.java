package eventrelay.settings;

import java.util.List;

/**
 * Who is notified.
 *
 * @param emails the addresses; each has to confirm its subscription
 * @param states the EC2 states to tell about; empty for every event that the relay carries
 */
public record Notify(List<String> emails, List<String> states) {
  /** Keeps its own copies of the lists. */
  public Notify {
    emails = List.copyOf(emails);
    states = List.copyOf(states);
  }
}
