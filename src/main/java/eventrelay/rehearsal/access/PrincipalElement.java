package eventrelay.rehearsal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Principal element of a statement; see the IAM User Guide, "AWS JSON policy elements:
 * Principal".
 *
 * @param written what the element names, in its order
 * @param everyone true if {@code *} is among them; IAM takes {@code {"AWS": "*"}} for the same
 * @param services the names of services
 * @param accounts the accounts named by their digits
 * @param principals the principals named by their ARN
 * @param unknown what of the element is not known, each with what would settle it
 */
public record PrincipalElement(
    List<String> written,
    boolean everyone,
    Set<String> services,
    Set<String> accounts,
    List<AwsPrincipal> principals,
    List<String> unknown) {

  /** An element of which nothing is known. */
  static PrincipalElement unknown(String doubt) {
    return new PrincipalElement(List.of(), false, Set.of(), Set.of(), List.of(), List.of(doubt));
  }

  /**
   * Whether, and how, the element names the caller.
   *
   * @param doubtCounts true if what is not known of the element counts as naming it
   */
  PrincipalMatch reach(Principal caller, boolean doubtCounts) {
    if (everyone || (doubtCounts && !doubts(caller).isEmpty())) {
      return PrincipalMatch.DIRECT;
    }
    if (caller instanceof ServicePrincipal service) {
      return services.contains(service.name()) ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
    }
    if (!(caller instanceof AwsPrincipal aws)) {
      return PrincipalMatch.NONE;
    }
    var widest = accounts.contains(aws.account()) ? PrincipalMatch.ACCOUNT : PrincipalMatch.NONE;
    for (var each : principals) {
      var reach = reach(each, aws);
      widest = reach.compareTo(widest) > 0 ? reach : widest;
    }
    return widest;
  }

  /** Why the element perhaps names the caller, and what would settle it. */
  List<String> doubts(Principal caller) {
    var doubts = new ArrayList<String>(unknown);
    if (caller instanceof ServicePrincipal service) {
      services.stream()
          .filter(service::isAnotherNameOf)
          .map(
              each ->
                  "whether AWS accepts %s for %s is not known; write %2$s".formatted(each, service))
          .forEach(doubts::add);
    }
    return doubts;
  }

  private static PrincipalMatch reach(AwsPrincipal named, AwsPrincipal caller) {
    if (!named.sharesAccountWith(caller)) {
      return PrincipalMatch.NONE;
    }
    return switch (named.kind()) {
      case ROOT -> PrincipalMatch.ACCOUNT;
      // A role's name is unique in its account, whatever its path, and a session's ARN has no path.
      case ROLE ->
          caller.kind() == AwsPrincipal.Kind.SESSION && named.name().equals(caller.name())
              ? PrincipalMatch.DIRECT
              : exactly(named, caller);
      case USER, SESSION -> exactly(named, caller);
    };
  }

  private static PrincipalMatch exactly(AwsPrincipal named, AwsPrincipal caller) {
    return named.arn().equals(caller.arn()) ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
  }

  /** Why the element does not name the caller, as {@code its principal is …, the caller is …}. */
  String whyNot(Principal caller) {
    return "its principal is %s, the caller is %s".formatted(Abbreviated.of(written), caller);
  }
}
