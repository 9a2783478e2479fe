package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.ControlPolicyType;
import eventrelay.rehearsal.access.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The SCPs and RCPs that limit requests, from stacks and from the command line. */
final class ControlPolicies {
  private static final List<ControlPolicyType> IN_ORDER =
      List.of(ControlPolicyType.RESOURCE_CONTROL_POLICY, ControlPolicyType.SERVICE_CONTROL_POLICY);

  private final HeldPolicies held;
  private final List<GivenPolicy> given;
  private final Set<String> accounts;
  private final Function<String, Optional<String>> organizationOf;
  private final Map<ControlPolicyType, Map<String, List<Policy>>> byAccount = new HashMap<>();

  /**
   * Those of some accounts.
   *
   * @param given what the command line names
   * @param accounts the accounts that stacks have something in
   * @param organizationOf the organization of an account; empty if nothing says
   */
  ControlPolicies(
      HeldPolicies held,
      List<GivenPolicy> given,
      Set<String> accounts,
      Function<String, Optional<String>> organizationOf) {
    this.held = held;
    this.given = given;
    this.accounts = accounts;
    this.organizationOf = organizationOf;
  }

  /** Those that limit a request, RCPs first. */
  List<Policy> of(AccessRequest request) {
    return IN_ORDER.stream()
        .flatMap(type -> type.account(request).map(account -> of(type, account)).stream())
        .flatMap(List::stream)
        .toList();
  }

  private List<Policy> of(ControlPolicyType type, String account) {
    return byAccount
        .computeIfAbsent(type, any -> new HashMap<>())
        .computeIfAbsent(account, any -> levels(limiting(type, account)));
  }

  private List<Policy> limiting(ControlPolicyType type, String account) {
    var organization = organizationOf.apply(account);
    var isManagement = held.isManagement(account, organization);
    if (isManagement.equals(Optional.of(true))) {
      return List.of();
    }
    return Stream.concat(
            given.stream()
                .filter(each -> each.type() == type)
                .filter(each -> each.account().map(account::equals).orElse(isOfStacks(account)))
                .map(each -> given(each, account, isManagement.isPresent())),
            held.limiting(type, account, organization).stream())
        .toList();
  }

  private boolean isOfStacks(String account) {
    return accounts.contains(account);
  }

  private static Policy given(GivenPolicy given, String account, boolean isMember) {
    return isMember || given.account().isPresent()
        ? given.policy()
        : given
            .policy()
            .perhapsLimits(
                ("nothing says whether account %s is the management account of its organization,"
                        + " which no %s limits; name each member account instead, as in %s")
                    .formatted(account, given.type().abbreviation(), given.optionFor(account)));
  }

  /**
   * One of several that allow something is perhaps attached to the same root, OU or account as
   * another, where one that allows is enough; what none of them allows is refused in any case.
   */
  private static List<Policy> levels(List<Policy> policies) {
    var allowing = policies.stream().filter(Policy::allowsOnlySome).toList();
    if (allowing.size() < 2) {
      return policies;
    }
    var levels = new ArrayList<Policy>();
    for (var policy : policies) {
      levels.add(
          policy.orPerhapsAllows(
              "another SCP may be attached to the same root, OU or account, where one that allows it"
                  + " is enough; write the SCPs of one into one file, and leave out those that"
                  + " allow everything"));
    }
    allowing.stream().reduce(Policy::and).ifPresent(levels::add);
    return levels;
  }
}
