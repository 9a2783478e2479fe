package eventrelay.rehearsal.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy, ready to be evaluated many times.
 *
 * @param name what sentences call it, such as {@code bus policy of development-events}
 * @param statements its statements, in order
 */
public record Policy(String name, List<Statement> statements) {

  /** Keeps its own copy of the list. */
  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document; see the IAM User Guide, "Grammar of the IAM JSON policy language".
   *
   * <p>What it says that is not known here makes its statement one that perhaps applies.
   *
   * @throws UnsupportedPolicyException if it is not one that AWS accepts
   */
  public static Policy parse(String name, String json) {
    return PolicyReader.read(name, json);
  }

  /** This policy and another one in one document. */
  public Policy and(Policy other) {
    return new Policy(name, Stream.concat(statements.stream(), other.statements.stream()).toList());
  }

  /**
   * This policy, if something that is not known does not keep it from applying.
   *
   * @param doubt what that is, and what would settle it
   */
  public Policy perhaps(String doubt) {
    return new Policy(name, statements.stream().map(each -> each.perhaps(doubt)).toList());
  }

  /** True if it has statements that allow, and so refuses whatever they do not cover. */
  public boolean allowsOnlySome() {
    return statements.stream().anyMatch(each -> each.effect() == Effect.ALLOW);
  }

  /** Its statements that deny. */
  Policy denials() {
    return new Policy(
        name, statements.stream().filter(each -> each.effect() == Effect.DENY).toList());
  }

  /**
   * This policy, which limits others, if something that is not known does not keep it from that.
   *
   * @param doubt what that is, and what would settle it
   */
  public Policy perhapsLimits(String doubt) {
    return new Policy(
            name,
            statements.stream()
                .map(each -> each.effect() == Effect.DENY ? each.perhaps(doubt) : each)
                .toList())
        .orPerhapsAllows(doubt);
  }

  /**
   * This policy, which limits others, if nothing else perhaps allows what it does not.
   *
   * @param doubt what may allow it, and what would settle that
   */
  public Policy orPerhapsAllows(String doubt) {
    return allowsOnlySome() ? and(unknown(name, doubt, Effect.ALLOW)) : this;
  }

  /**
   * A policy of a role or a user that is not at hand.
   *
   * @param doubt why it is not, and what would settle what it says
   * @param effects what its statements may do
   */
  public static Policy unknown(String name, String doubt, Effect... effects) {
    return new Policy(
        name,
        Arrays.stream(effects).map(effect -> Statement.unknown(name, effect, doubt)).toList());
  }

  /**
   * A policy of a resource that is not at hand, and may be about anyone.
   *
   * @param doubt why it is not, and what would settle what it says
   * @param effects what its statements may do
   */
  public static Policy unknownToAnyone(String name, String doubt, Effect... effects) {
    return new Policy(
        name,
        Arrays.stream(effects)
            .map(effect -> Statement.unknownToAnyone(name, effect, doubt))
            .toList());
  }
}
