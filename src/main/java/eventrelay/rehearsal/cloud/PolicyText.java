package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.access.Policy;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A policy document that is parsed once, when it is first asked for: an export may hold policies
 * that AWS would not accept and that no event ever meets.
 */
public final class PolicyText {
  private final String name;
  private final List<String> documents;
  private final Supplier<Policy> parser;
  private Policy parsed;

  private PolicyText(String name, List<String> documents, Supplier<Policy> parser) {
    this.name = name;
    this.documents = List.copyOf(documents);
    this.parser = parser;
  }

  /** A document, and what sentences call it. */
  static PolicyText of(String name, String json) {
    return new PolicyText(name, List.of(json), () -> Policy.parse(name, json));
  }

  /**
   * A policy whose document is not at hand.
   *
   * @param doubt why, and what would settle what it says
   * @param effects what its statements may do
   */
  static PolicyText unknown(String name, String doubt, Effect... effects) {
    return new PolicyText(name, List.of(), () -> Policy.unknown(name, doubt, effects));
  }

  /** A resource's policy that is not at hand; the doubt says why, and what would settle it. */
  static PolicyText unknownToAnyone(String name, String doubt, Effect... effects) {
    return new PolicyText(name, List.of(), () -> Policy.unknownToAnyone(name, doubt, effects));
  }

  /** This policy with the statements of another one. */
  PolicyText and(PolicyText other) {
    return new PolicyText(
        name,
        Stream.concat(documents.stream(), other.documents.stream()).toList(),
        () -> policy().and(other.policy()));
  }

  /**
   * This policy, if something that is not known does not keep it from applying.
   *
   * @param doubt what that is, and what would settle it
   */
  PolicyText perhaps(String doubt) {
    return new PolicyText(name, documents, () -> policy().perhaps(doubt));
  }

  /** What sentences call it. */
  public String name() {
    return name;
  }

  /** The documents that it is made of, as they are declared; none if it is not at hand. */
  public List<String> documents() {
    return documents;
  }

  /**
   * The policy.
   *
   * @throws eventrelay.rehearsal.access.UnsupportedPolicyException if AWS would not accept it
   */
  public Policy policy() {
    if (parsed == null) {
      parsed = parser.get();
    }
    return parsed;
  }
}
