package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A policy document that is parsed once, when somebody first asks: an export may hold policies that
 * the evaluator does not understand and no event ever meets.
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

  /** A policy whose document is not at hand; asking for it fails. */
  static PolicyText unknown(String name, String problem, String remedy) {
    return new PolicyText(
        name,
        Optional.empty(),
        () -> {
          throw new UnsupportedPolicyException(name, problem, remedy);
        });
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
   * @throws UnsupportedPolicyException if the evaluator does not understand it
   */
  public Policy policy() {
    if (parsed == null) {
      parsed = parser.get();
    }
    return parsed;
  }
}
