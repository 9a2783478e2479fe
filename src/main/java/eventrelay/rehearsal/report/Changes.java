package eventrelay.rehearsal.report;

import eventrelay.rehearsal.change.ResourceChange;
import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.change.StackChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * How the stacks and the fates of events differ from those of another state.
 *
 * @param against the other state, as it was named
 */
public record Changes(String against, StackChanges stacks, OutcomeChanges fates) {

  /** How many resources would be deleted with what they hold. */
  public long losses() {
    return stacks.losses().size();
  }

  /**
   * Everything in one line, such as {@code 1 resource added, 2 changed; 1 event ends differently}.
   */
  public String summary() {
    var resources = new ArrayList<String>();
    for (var kind : Kind.values()) {
      var count = stacks.count(kind);
      if (count > 0) {
        resources.add(
            resources.isEmpty()
                ? count + (count == 1 ? " resource " : " resources ") + kind.word()
                : count + " " + kind.word());
      }
    }
    return (resources.isEmpty() ? "no resource changed" : String.join(", ", resources))
        + "; "
        + fates.inWords()
        + (losses() == 0 ? "" : "; " + lossesInWords());
  }

  /** Such as {@code 1 resource would be deleted with what it holds}. */
  String lossesInWords() {
    return losses() == 1
        ? "1 resource would be deleted with what it holds"
        : losses() + " resources would be deleted with what they hold";
  }

  /** One line for each of them: the resource, its stack, and what is deleted. */
  public List<String> lossLines() {
    return stacks.losses().stream()
        .map(
            change ->
                "%s of stack %s: %s"
                    .formatted(
                        ChangeWords.resource(change),
                        change.stack(),
                        ChangeWords.loss(change.loss().orElseThrow())))
        .toList();
  }

  /** Where it is written how to do without them; empty if there are none. */
  public String lossAdvice() {
    return losses() == 0 ? "" : ChangeWords.ADVICE;
  }

  /** The resources of stacks that are on both sides. */
  List<ResourceChange> inStacksOfBoth() {
    return stacks.resources().stream()
        .filter(change -> !stacks.added().contains(change.stack()))
        .filter(change -> !stacks.removed().contains(change.stack()))
        .toList();
  }

  /** One sentence for each stack that is on one side only. */
  List<String> stacksOfOne() {
    var sentences = new ArrayList<String>();
    stacks.added().forEach(stack -> sentences.add(sentence(stack, "new")));
    stacks.removed().forEach(stack -> sentences.add(sentence(stack, "gone")));
    return sentences;
  }

  private String sentence(String stack, String what) {
    var resources =
        stacks.resources().stream().filter(change -> change.stack().equals(stack)).count();
    return "stack %s is %s, with %d %s"
        .formatted(stack, what, resources, resources == 1 ? "resource" : "resources");
  }
}
