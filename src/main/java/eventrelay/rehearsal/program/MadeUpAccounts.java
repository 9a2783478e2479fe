package eventrelay.rehearsal.program;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Example ids for accounts without an id: 111111111111, 222222222222 and so on. */
public final class MadeUpAccounts {
  private final Set<String> taken;

  /**
   * Gives ids that are not among these.
   *
   * @param taken the ids that an account has already
   */
  public MadeUpAccounts(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** The first free id from a number on; it is taken from then on. */
  public String next(long number) {
    var free = number;
    while (!taken.add(digits(free))) {
      free++;
    }
    return digits(free);
  }

  /** Several ids. */
  public List<String> next(long number, int count) {
    return Stream.generate(() -> next(number)).limit(count).toList();
  }

  private static String digits(long number) {
    return number < 10 ? Long.toString(number).repeat(12) : "%012d".formatted(number);
  }
}
