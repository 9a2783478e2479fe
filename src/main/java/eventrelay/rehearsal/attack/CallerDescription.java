package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.Optional;
import java.util.Set;

/**
 * What a principal is to the resource that it tries something on.
 *
 * @param literalRoles the roles that policies name without a wildcard
 */
record CallerDescription(
    Cloud cloud, Attacked attacked, PolicyValues named, Set<String> literalRoles) {

  /** The sort of caller that it is to the resource. */
  Who who(AwsPrincipal principal, Optional<String> organization) {
    var isOwn = principal.account().equals(attacked.account());
    // An organization is no reason to let in a caller unless the policy says so.
    var member =
        organization.filter(
            id -> named.names("aws:principalorgid") || named.names("aws:principalorgpaths"));
    var traffic =
        attacked
            .traffic()
            .filter(
                bus -> isOwn ? bus.isMember(member) : bus.isSource(principal.account(), member));
    if (traffic
        .filter(bus -> bus.isSender(principal.account(), principal.name(), literalRoles))
        .isPresent()) {
      return Who.SENDER;
    }
    if (isOwn) {
      return Who.ACCOUNT;
    }
    return traffic.isPresent() ? Who.SOURCE_ACCOUNT : Who.OUTSIDER;
  }

  /** What sentences call it. */
  String name(Who who, AwsPrincipal principal, Optional<String> organization) {
    var account = principal.account();
    var isOther =
        principal.name().equals(Callers.OTHER_ROLE) || principal.name().equals(Callers.SESSION);
    return switch (who) {
      case SENDER -> sender(account, organization);
      case SOURCE_ACCOUNT -> "another role of a source account";
      case ACCOUNT ->
          isOther ? "another role of the account" : "%s of the account".formatted(kind(principal));
      default -> {
        var member = organization.filter(id -> !id.isEmpty());
        yield account.equals(Callers.FOREIGN)
            ? Callers.ANY_ACCOUNT + member.map(id -> " of organization " + id).orElse("")
            : "account %s%s"
                .formatted(account, cloud.accountName(account).map(" (%s)"::formatted).orElse(""));
      }
    };
  }

  private String sender(String account, Optional<String> organization) {
    if (account.equals(Callers.FOREIGN)) {
      return "the forwarding role of any account of organization " + organization.orElse("");
    }
    return "the forwarding role"
        + (account.equals(attacked.account()) ? " of the bus's own account" : "");
  }

  private static String kind(AwsPrincipal principal) {
    return (principal.kind() == AwsPrincipal.Kind.USER ? "user " : "role ") + principal.name();
  }
}
