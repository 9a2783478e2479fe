package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.types.TargetKind;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All accounts of a rehearsal, and their resources by ARN. */
public final class Cloud {
  private final Map<String, Bus> buses;
  private final Map<String, RuleSet> rules;
  private final Map<String, Role> roles;
  private final Map<String, LambdaFunction> functions;
  private final Map<String, Endpoint> endpoints;
  private final Map<String, KmsKey> keys;
  private final List<Archive> archives;
  private final Map<String, String> accountNames;
  private final Map<String, String> membership;
  private final ControlPolicies controlPolicies;
  private final Optional<String> organization;
  private final Set<String> accounts;
  private final Set<String> accountsWithRoles;
  private final List<DanglingReference> dangling;
  private final List<String> notes;
  private final Unmodelled unmodelled;
  private final Set<AccountRegion> places;
  private final Map<List<String>, Decision> decided = new ConcurrentHashMap<>();

  Cloud(
      Map<String, Bus> buses,
      Map<String, RuleSet> rules,
      Map<String, Role> roles,
      Map<String, LambdaFunction> functions,
      Map<String, Endpoint> endpoints,
      Map<String, KmsKey> keys,
      List<Archive> archives,
      Set<String> accounts,
      Map<String, String> accountNames,
      OrganizationFacts facts,
      Optional<String> organization,
      List<DanglingReference> dangling,
      List<String> notes,
      Unmodelled unmodelled,
      HeldPolicies heldPolicies) {
    this.buses = ordered(buses);
    this.rules = ordered(rules);
    this.roles = ordered(roles);
    this.functions = ordered(functions);
    this.endpoints = ordered(endpoints);
    this.keys = Map.copyOf(keys);
    this.archives = List.copyOf(archives);
    this.accounts = Set.copyOf(accounts);
    this.accountNames = Map.copyOf(accountNames);
    this.membership = facts.membership();
    this.controlPolicies =
        new ControlPolicies(heldPolicies, facts.policies(), accounts, this::organizationOf);
    this.organization = organization;
    this.accountsWithRoles =
        roles.values().stream().map(Role::account).collect(Collectors.toUnmodifiableSet());
    this.dangling = List.copyOf(dangling);
    this.notes = List.copyOf(notes);
    this.unmodelled = unmodelled;
    this.places =
        Stream.of(buses, functions, endpoints)
            .flatMap(byArn -> byArn.keySet().stream())
            .filter(Arn::isArn)
            .map((String arn) -> AccountRegion.of(arn))
            .sorted(
                Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** By ARN, so that reports list the same in the same order each time. */
  private static <T> Map<String, T> ordered(Map<String, T> byArn) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(byArn)));
  }

  /** The bus, if a stack declares it, or has a rule on a default bus, which AWS creates. */
  public Optional<Bus> bus(String arn) {
    return Optional.ofNullable(buses.get(arn));
  }

  /** The rules on a bus; none if there is no such bus. */
  public RuleSet rulesOn(String bus) {
    return rules.getOrDefault(bus, RuleSet.NONE);
  }

  /** Every rule, in no particular order. */
  public List<Rule> rules() {
    return rules.values().stream().flatMap(set -> set.all().stream()).toList();
  }

  /** The role with this ARN. */
  public Optional<Role> role(String arn) {
    return Optional.ofNullable(roles.get(arn));
  }

  /** The function with this ARN. */
  public Optional<LambdaFunction> function(String arn) {
    return Optional.ofNullable(functions.get(arn));
  }

  /**
   * What IAM decides, which is asked once for each question: nothing here changes.
   *
   * @param question all that the decision depends on apart from these accounts
   */
  public Decision decided(List<String> question, Supplier<Decision> decide) {
    var known = decided.get(question);
    if (known == null) {
      known = decide.get();
      decided.put(question, known);
    }
    return known;
  }

  /**
   * The organization that an account is of: the one that the command line says or else the stacks'
   * own, for every account that a stack has a role in. Nothing in the stacks says who is really a
   * member.
   */
  public Optional<String> organizationOf(String account) {
    return Optional.ofNullable(membership.get(account))
        .or(() -> organization.filter(id -> accountsWithRoles.contains(account)));
  }

  /** The organization that the stacks declare: a setting, which they export. */
  public Optional<String> organization() {
    return organization;
  }

  /** The SCPs and RCPs that limit a request. */
  public List<Policy> controlPolicies(AccessRequest request) {
    return controlPolicies.of(request);
  }

  /** The accounts that the stacks have something in, in their order. */
  public Set<String> accounts() {
    return new TreeSet<>(accounts);
  }

  /** The queue, topic or other resource with this ARN. */
  public Optional<Endpoint> endpoint(String arn) {
    return Optional.ofNullable(endpoints.get(arn));
  }

  /** The queue with this ARN. */
  public Optional<Endpoint> queue(String arn) {
    return endpoint(arn).filter(endpoint -> endpoint.kind() == TargetKind.QUEUE);
  }

  /** Every endpoint of a kind, in the order of their ARNs. */
  public List<Endpoint> endpoints(TargetKind kind) {
    return endpoints.values().stream().filter(endpoint -> endpoint.kind() == kind).toList();
  }

  /** The customer key that an endpoint names, by its id, its ARN or an alias. */
  public Optional<KmsKey> keyOf(Endpoint endpoint) {
    var place = Arn.parse(endpoint.arn()).arns();
    return endpoint
        .encryptionKey()
        .map(
            key ->
                Arn.isArn(key)
                    ? key
                    : place.regional("kms", key.startsWith("alias/") ? key : "key/" + key))
        .map(keys::get);
  }

  /**
   * Why the resource with this ARN may be there although no stack here has it, as the end of a
   * sentence; empty if it is missing, because a stack is of its account.
   */
  public Optional<String> mayExist(String account, String arn) {
    var maker = unmodelled.maker(arn);
    if (maker.isPresent()) {
      return maker.map(clause -> clause + ": " + arn);
    }
    return accounts.contains(account)
        ? Optional.empty()
        : Optional.of(
            "no stack here is of account %s; add its export with --export: %s"
                .formatted(account, arn));
  }

  /** The rules on a bus that the rehearsal does not follow, each with the reason. */
  public List<String> unmodelledRulesOn(String bus) {
    return unmodelled.rulesOn(bus);
  }

  /** Every bus, in no particular order. */
  public Collection<Bus> buses() {
    return buses.values();
  }

  /** Every function, in no particular order. */
  public Collection<LambdaFunction> functions() {
    return functions.values();
  }

  /** Every role, in no particular order. */
  public Collection<Role> roles() {
    return roles.values();
  }

  /** What the reader of a report has to know of the resources, each a sentence. */
  public List<String> notes() {
    return notes;
  }

  /** Every archive, in the order of the stacks. */
  public List<Archive> archives() {
    return archives;
  }

  /** What the stacks call an account, if they do. */
  public Optional<String> accountName(String account) {
    return Optional.ofNullable(accountNames.get(account));
  }

  /** The accounts and Regions that stacks have something in, in the order of accounts. */
  public Set<AccountRegion> places() {
    return Collections.unmodifiableSet(places);
  }

  /**
   * The resources of an account that are attached to nothing, and why they are of no use to an
   * event.
   */
  public List<DanglingReference> danglingIn(String account) {
    return dangling.stream().filter(stray -> stray.account().equals(account)).toList();
  }
}
