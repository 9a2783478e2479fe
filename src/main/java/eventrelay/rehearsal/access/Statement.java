package eventrelay.rehearsal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param label the policy it is of and its Sid, or its number, for sentences
 * @param effect what it does if it applies
 * @param principal whom it is about; empty in an identity policy
 * @param action what it is about
 * @param resource which resources; empty where the policy is attached to the only one
 * @param conditions what else has to hold
 * @param json the statement as it stands in the policy
 */
public record Statement(
    String label,
    Effect effect,
    Optional<PrincipalElement> principal,
    NameElement action,
    Optional<NameElement> resource,
    List<Condition> conditions,
    String json) {

  /** The statement for people to read. */
  public StatementText text() {
    return new StatementText(label, json);
  }

  /** How the statement names the caller, or NONE if something else keeps it from applying. */
  Reach reach(AccessRequest request) {
    // An identity policy is about whoever it is attached to.
    Reach reach = principal.isPresent() ? principal.get().reach(request.principal()) : Reach.DIRECT;
    return reach != Reach.NONE && covers(request) ? reach : Reach.NONE;
  }

  private boolean covers(AccessRequest request) {
    if (!action.covers(request.action())
        || (resource.isPresent() && !resource.get().covers(request.resource()))) {
      return false;
    }
    for (Condition condition : conditions) {
      if (!condition.holds(request)) {
        return false;
      }
    }
    return true;
  }

  /** Each element that keeps the statement from applying, with the reason; empty if it applies. */
  List<String> obstacles(AccessRequest request) {
    List<String> found = new ArrayList<>();
    principal
        .filter(each -> each.reach(request.principal()) == Reach.NONE)
        .ifPresent(each -> found.add(each.whyNot(request.principal())));
    if (!action.covers(request.action())) {
      found.add(action.whyNot(request.action()));
    }
    resource
        .filter(each -> !each.covers(request.resource()))
        .ifPresent(each -> found.add(each.whyNot(request.resource())));
    for (Condition condition : conditions) {
      if (!condition.holds(request)) {
        found.add(condition.whyNot(request));
      }
    }
    return found;
  }
}
