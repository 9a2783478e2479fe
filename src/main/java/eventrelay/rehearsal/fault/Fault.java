package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;

/** One thing broken in the stacks, as a change by hand might break it; {@link Faults} has all. */
public abstract class Fault {
  private final String word;
  private final String sentence;

  /**
   * A fault of this name.
   *
   * @param word as on the command line, such as {@code bus-policy}
   * @param sentence what is broken, as half a sentence
   */
  Fault(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The word on the command line: {@code bus-policy}. */
  public final String word() {
    return word;
  }

  /** What is broken, as half a sentence. */
  public final String sentence() {
    return sentence;
  }

  /** The stacks with this fault; the same ones if they have nothing that could break like this. */
  public final List<Deployment> in(List<Deployment> stacks) {
    return stacks.stream().map(stack -> stack.with(breakIn(stack.resources(), stacks))).toList();
  }

  /**
   * The resources of one stack with this fault.
   *
   * @param all the stacks that are rehearsed, with this one
   */
  abstract List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all);

  @Override
  public final String toString() {
    return word;
  }
}
