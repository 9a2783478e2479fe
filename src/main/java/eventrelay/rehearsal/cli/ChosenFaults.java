package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.fault.Faults;
import java.util.List;

/**
 * The faults that a command line names.
 *
 * @param words as given
 */
record ChosenFaults(List<String> words) {

  /**
   * The faults, checked against the stacks that they are to break.
   *
   * @throws UnusableInputException if there is no such fault, or nothing it could break
   */
  List<Fault> in(Stacks stacks) {
    return words.stream().distinct().map(word -> fault(word, stacks)).toList();
  }

  private static Fault fault(String word, Stacks stacks) {
    var fault =
        Faults.of(word)
            .orElseThrow(
                () ->
                    new UnusableInputException(
                        "--break %s: there is no such fault; write one of %s, or all alone"
                            .formatted(word, String.join(", ", Faults.words()))));
    if (!stacks.canBreak(fault)) {
      throw new UnusableInputException(
          "--break %s: these stacks have nothing that could break like this".formatted(word));
    }
    return fault;
  }
}
