package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.Effect;
import eventrelay.rehearsal.access.Policy;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A policy document that is parsed once, when it is first asked for: an export may hold policies
 * that AWS would not accept and that no event ever meets.
 */
public final class PolicyText {
  private final String name;
  private final Optional<String> json;
  private final Supplier<Policy> parser;
  private Policy parsed;

  private PolicyText(String name, Optional<String> json, Supplier<Policy> parser) {
    this.name = name;
    this.json = json;
    this.parser = parser;
  }

  /** A document, and what sentences call it. */
  static PolicyText of(String name, String json) {
    return new PolicyText(name, Optional.of(json), () -> Policy.parse(name, json));
  }

  /**
   * A policy whose document is not at hand.
   *
   * @param doubt why, and what would settle what it says
   * @param effects what its statements may do
   */
  static PolicyText unknown(String name, String doubt, Effect... effects) {
    return new PolicyText(name, Optional.empty(), () -> Policy.unknown(name, doubt, effects));
  }

  /** What sentences call it. */
  public String name() {
    return name;
  }

  /** The document as it is declared; empty if it is not at hand. */
  public Optional<String> json() {
    return json;
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
