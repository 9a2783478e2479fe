package eventrelay.scanner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.DeclaredResource;
import eventrelay.DeclaredStack;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What one or more scanners ask, and the answer.
 *
 * @param ids the scanners' own ids; those of checkov begin with CKV, of trivy with AWS-, of cdk-nag
 *     with AwsSolutions-, of Security Hub with the service's name, and prowler's are in snake_case
 * @param asks in one sentence
 */
public record ScannerRule(List<String> ids, String asks, Verdict verdict) {
  /** Either a promise that is tried on every resource, or a reason. */
  public sealed interface Verdict {}

  /**
   * It holds.
   *
   * @param type the short type of the resources that it applies to; {@code aws} for the providers
   * @param holds whether one of them does as asked
   * @param breach what somebody would have to write for one of them not to
   * @param seenIn another test that looks closer, as class and method
   */
  public record Held(
      String type, Predicate<DeclaredResource> holds, Consumer<ObjectNode> breach, String seenIn)
      implements Verdict {
    /** The resources of a stack that the rule applies to. */
    public List<DeclaredResource> appliesTo(DeclaredStack stack) {
      return type.equals("aws") ? stack.providers() : stack.ofType(type);
    }
  }

  /**
   * It does not hold, on purpose.
   *
   * @param in the one place where it does not, while it is held elsewhere; empty if it holds
   *     nowhere
   */
  public record Excused(String reason, String in) implements Verdict {}

  static ScannerRule excused(String ids, String asks, String reason) {
    return excusedIn("", ids, asks, reason);
  }

  static ScannerRule excusedIn(String place, String ids, String asks, String reason) {
    return new ScannerRule(List.of(ids.split(" ")), asks, new Excused(reason, place));
  }

  static ScannerRule held(String ids, String asks, Held verdict) {
    return new ScannerRule(List.of(ids.split(" ")), asks, verdict);
  }

  /** By its ids, as tests show it. */
  @Override
  public String toString() {
    return String.join(", ", ids);
  }
}
