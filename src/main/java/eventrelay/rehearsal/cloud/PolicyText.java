package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import java.util.function.Supplier;

/**
 * A policy document that is parsed once, when somebody first asks: an export may hold policies that
 * the evaluator does not understand and no event ever meets.
 */
public final class PolicyText {
  private final String name;
  private final Supplier<Policy> parser;
  private Policy parsed;

  private PolicyText(String name, Supplier<Policy> parser) {
    this.name = name;
    this.parser = parser;
  }

  /** A document, and what sentences call it. */
  static PolicyText of(String name, String json) {
    return new PolicyText(name, () -> Policy.parse(name, json));
  }

  /** A policy whose document is not at hand; asking for it fails. */
  static PolicyText unknown(String name, String problem, String remedy) {
    return new PolicyText(
        name,
        () -> {
          throw new UnsupportedPolicyException(name, problem, remedy);
        });
  }

  /** What sentences call it. */
  String name() {
    return name;
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
