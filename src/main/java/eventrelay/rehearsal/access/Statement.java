package eventrelay.rehearsal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param label the policy it is of and its Sid, or its number, for sentences
 * @param effect what it does if it applies
 * @param principal the callers that it is about; empty in an identity policy
 * @param action what it is about
 * @param resource which resources; empty where the policy is attached to the only one
 * @param conditions what else has to hold
 * @param unknown what else it says that is not known here, each with what would settle it
 * @param json the statement as the policy has it; empty if it is not known
 */
public record Statement(
    String label,
    Effect effect,
    Optional<PrincipalElement> principal,
    NameElement action,
    Optional<NameElement> resource,
    List<Condition> conditions,
    List<String> unknown,
    String json) {

  /** The only statement of a policy that is not at hand: it may be about anything. */
  static Statement unknown(String label, Effect effect, String doubt) {
    return unknown(label, effect, Optional.empty(), List.of(doubt));
  }

  /** The same of a resource's policy: it may be about anyone, too. */
  static Statement unknownToAnyone(String label, Effect effect, String doubt) {
    return unknown(label, effect, Optional.of(PrincipalElement.unknown(doubt)), List.of());
  }

  private static Statement unknown(
      String label, Effect effect, Optional<PrincipalElement> principal, List<String> doubts) {
    return new Statement(
        label,
        effect,
        principal,
        NameElement.anything(true),
        Optional.of(NameElement.anything(false)),
        List.of(),
        doubts,
        "");
  }

  /** This statement, if something that is not known does not keep it from applying. */
  Statement perhaps(String doubt) {
    return new Statement(
        label,
        effect,
        principal,
        action,
        resource,
        conditions,
        Stream.concat(unknown.stream(), Stream.of(doubt)).toList(),
        json);
  }

  /** The statement for people to read, if it is at hand. */
  public List<StatementText> text() {
    return json.isEmpty() ? List.of() : List.of(new StatementText(label, json));
  }

  /**
   * How the statement names the caller, or NONE if something else keeps it from applying.
   *
   * @param doubtCounts true if what is not known counts as met
   */
  PrincipalMatch reach(AccessRequest request, boolean doubtCounts) {
    // An identity policy is about the identity that it is attached to.
    var reach =
        principal.isPresent()
            ? principal.get().reach(request.principal(), doubtCounts)
            : PrincipalMatch.DIRECT;
    return reach != PrincipalMatch.NONE && covers(request).holds(doubtCounts)
        ? reach
        : PrincipalMatch.NONE;
  }

  private Truth covers(AccessRequest request) {
    var covers = action.covers(request).and((unknown.isEmpty() ? Truth.YES : Truth.PERHAPS));
    if (resource.isPresent()) {
      covers = covers.and(resource.get().covers(request));
    }
    for (var condition : conditions) {
      if (covers == Truth.NO) {
        return covers;
      }
      covers = covers.and(condition.holds(request));
    }
    return covers;
  }

  /** True if what is not known of it could make a difference. */
  boolean isDoubtful(AccessRequest request) {
    return reach(request, true) != reach(request, false);
  }

  /** Each element that perhaps keeps the statement from applying, with what would settle it. */
  List<String> doubts(AccessRequest request) {
    var found = new ArrayList<String>(unknown);
    principal.ifPresent(each -> found.addAll(each.doubts(request.principal())));
    resource
        .filter(each -> each.covers(request) == Truth.PERHAPS)
        .flatMap(each -> each.doubt(request))
        .ifPresent(found::add);
    for (var condition : conditions) {
      if (condition.holds(request) == Truth.PERHAPS) {
        found.add(condition.doubt(request));
      }
    }
    return found;
  }

  /** Each element that keeps the statement from applying, with the reason; empty if none does. */
  List<String> obstacles(AccessRequest request) {
    var found = new ArrayList<String>();
    principal
        .filter(each -> each.reach(request.principal(), true) == PrincipalMatch.NONE)
        .ifPresent(each -> found.add(each.whyNot(request.principal())));
    if (action.covers(request) == Truth.NO) {
      found.add(action.whyNot(request));
    }
    resource
        .filter(each -> each.covers(request) == Truth.NO)
        .ifPresent(each -> found.add(each.whyNot(request)));
    for (var condition : conditions) {
      if (condition.holds(request) == Truth.NO) {
        found.add(condition.whyNot(request));
      }
    }
    return found;
  }
}
