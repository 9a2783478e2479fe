package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.access.AnonymousPrincipal;
import eventrelay.rehearsal.access.AwsPrincipal;
import eventrelay.rehearsal.access.AwsPrincipal.Kind;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The principals of AWS that try something on a resource: those that its policy names, and one of
 * each sort that it does not name. Accounts that are alike to the policy are tried once.
 */
final class Callers {
  /** An account that is in no stack. */
  static final String FOREIGN = "999999999999";

  /** What sentences call such an account. */
  static final String ANY_ACCOUNT = "a foreign account";

  /** The name of a session that no policy names. */
  static final String SESSION = "intruder";

  /** The name of a role that no policy names. */
  static final String OTHER_ROLE = "another-role";

  private static final String ROLE = "role/";

  private final Cloud cloud;
  private final Attacked attacked;
  private final PolicyValues named;
  private final Set<String> roles = new LinkedHashSet<>();
  private final Set<String> literalRoles = new LinkedHashSet<>();
  private final CallerDescription description;
  private final List<Caller> callers = new ArrayList<>();

  private Callers(Cloud cloud, Attacked attacked, PolicyValues named) {
    this.cloud = cloud;
    this.attacked = attacked;
    this.named = named;
    this.description = new CallerDescription(cloud, attacked, named, literalRoles);
  }

  /** Callers of every sort. */
  static List<Caller> of(Cloud cloud, Attacked attacked, PolicyValues named) {
    var callers = new Callers(cloud, attacked, named);
    callers.callers.add(
        new Caller(
            Who.WORLD,
            "anyone without credentials",
            new AnonymousPrincipal(),
            Optional.empty(),
            "",
            ConditionKeys::ofAnyone,
            List.of(),
            Optional.empty(),
            1));
    callers.addRoles();
    callers.addAccounts();
    return Stream.concat(
            callers.callers.stream(), new Services(cloud, attacked, named).callers().stream())
        .toList();
  }

  private void addRoles() {
    attacked
        .traffic()
        .ifPresent(
            traffic -> {
              traffic.senders().values().forEach(roles::addAll);
              if (traffic.senders().isEmpty()) {
                roles.add(PhysicalNames.ofRelay(traffic.bus()).forwardingRole());
              }
            });
    Stream.concat(named.of("aws:principalarn").stream(), named.principals("aws").stream())
        .flatMap(each -> Arn.find(each).stream())
        .map(Arn::resource)
        .filter(each -> each.startsWith(ROLE))
        .map(each -> each.substring(ROLE.length()))
        .forEach(
            each -> {
              var role = PolicyValues.instance(each);
              roles.add(role);
              if (role.equals(each)) {
                literalRoles.add(Arn.parse("arn:aws:iam:::" + ROLE + role).name());
              }
            });
    roles.add(OTHER_ROLE);
  }

  private void addAccounts() {
    var accounts = new LinkedHashSet<String>(List.of(FOREIGN, attacked.account()));
    accounts.addAll(named.accounts());
    Stream.of("aws:principalarn", "aws:principalaccount")
        .flatMap(key -> named.of(key).stream())
        .map(each -> Arn.find(each).map(Arn::account).orElse(each))
        .filter(each -> each.matches("[0-9*?]+"))
        .forEach(each -> accounts.add(PolicyValues.account(each, FOREIGN)));
    attacked
        .traffic()
        .ifPresent(
            traffic -> {
              accounts.addAll(traffic.senders().keySet());
              accounts.addAll(traffic.pins());
            });
    var alike = new LinkedHashMap<List<Object>, List<String>>();
    // A pattern or a condition may hold anything.
    accounts.removeIf(each -> !each.matches("[0-9]{12}"));
    for (var account : accounts) {
      alike.computeIfAbsent(likeness(account), any -> new ArrayList<>()).add(account);
    }
    alike.values().forEach(these -> add(these.get(0), these.size()));
    exactly();
  }

  private List<Object> likeness(String account) {
    return List.of(
        account.equals(FOREIGN),
        account.equals(attacked.account()),
        named.places(account),
        cloud.organizationOf(account),
        // Text of policies may name the account itself.
        attacked.limits(cloud, account).stream().map(each -> each.replace(account, "")).toList(),
        attacked.traffic().map(traffic -> traffic.senders().getOrDefault(account, Set.of())),
        attacked.traffic().map(traffic -> traffic.pins().contains(account)));
  }

  private void add(String account, int count) {
    for (var organization : organizations(account)) {
      for (var role : roles) {
        var arn = arn("iam", account, ROLE + role);
        principal(arn("sts", account, "assumed-role/" + Arn.parse(arn).name() + "/" + SESSION))
            .ifPresent(principal -> add(principal, arn, organization, count));
      }
    }
  }

  /** Those of which the policy says more than the name of the role. */
  private void exactly() {
    Stream.concat(named.of("aws:principalarn").stream(), named.principals("aws").stream())
        .distinct()
        .map(PolicyValues::instance)
        .flatMap(each -> principal(each).stream())
        .filter(each -> each.kind() == Kind.USER || each.kind() == Kind.SESSION)
        .forEach(
            each ->
                add(
                    each,
                    each.kind() == Kind.USER
                        ? each.arn()
                        : arn("iam", each.account(), ROLE + each.name()),
                    cloud.organizationOf(each.account()),
                    1));
  }

  private static Optional<AwsPrincipal> principal(String text) {
    try {
      return text.startsWith("arn:") ? Optional.of(AwsPrincipal.parse(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void add(AwsPrincipal principal, String arn, Optional<String> organization, int count) {
    var who = description.who(principal, organization);
    var caller =
        new Caller(
            who,
            description.name(who, principal, organization),
            principal,
            Optional.empty(),
            "",
            () ->
                principal.kind() == Kind.USER
                    ? ConditionKeys.ofUser(principal, organization)
                    : ConditionKeys.ofRole(arn, organization),
            List.of(),
            Optional.empty(),
            count);
    if (!principal.account().equals(attacked.account())) {
      callers.add(caller.withEveryRight());
      return;
    }
    callers.add(cloud.role(arn).map(caller::with).orElse(caller));
  }

  private List<Optional<String>> organizations(String account) {
    if (!account.equals(FOREIGN)) {
      return List.of(cloud.organizationOf(account));
    }
    var ids =
        Stream.of("aws:principalorgid", "aws:principalorgpaths")
            .flatMap(key -> named.of(key).stream())
            .map(each -> PolicyValues.instance(each.split("/")[0]))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Stream.concat(Stream.of(ConditionKeys.NO_ORGANIZATION), ids.stream().map(Optional::of))
        .toList();
  }

  private String arn(String service, String account, String resource) {
    return new Arn(Arn.parse(attacked.arn()).partition(), service, "", account, resource)
        .toString();
  }
}
