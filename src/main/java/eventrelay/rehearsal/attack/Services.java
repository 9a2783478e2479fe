package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.names.Arns;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.ServicePrincipal;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that try something on a resource, in their own name: without a source, for what the
 * policy names, and for something else of the account and of another one (IAM User Guide, "The
 * confused deputy problem").
 */
final class Services {
  private static final String EVENTS = "events.amazonaws.com";
  private static final String OTHER = "another service";
  private static final List<String> OTHERS =
      List.of(EVENTS, "lambda.amazonaws.com", "s3.amazonaws.com");

  private final Cloud cloud;
  private final Attacked attacked;
  private final PolicyValues named;
  private final Arns own;

  Services(Cloud cloud, Attacked attacked, PolicyValues named) {
    this.cloud = cloud;
    this.attacked = attacked;
    this.named = named;
    this.own = Arn.parse(attacked.arn()).arns();
  }

  List<Caller> callers() {
    var services = new LinkedHashSet<String>();
    attacked.needs().stream()
        .filter(need -> need.caller().principal() instanceof ServicePrincipal)
        .map(need -> need.caller().principal().toString())
        .forEach(services::add);
    var needed = Set.copyOf(services);
    Stream.of(named.principals("service"), named.of("aws:principalservicename"))
        .flatMap(Set::stream)
        .map(PolicyValues::instance)
        .filter(each -> each.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?"))
        .forEach(services::add);
    var known = Set.copyOf(services);
    services.addAll(OTHERS);
    var callers = new ArrayList<Caller>();
    for (var service : services) {
      var label = known.contains(service) ? "service " + service : OTHER;
      if (!service.equals(EVENTS)) {
        callers.add(
            caller(
                needed.contains(service) ? Who.OTHER_SOURCE : Who.SERVICE,
                known.contains(service) ? label + " without a source" : label,
                service,
                Optional.empty(),
                "",
                ConditionKeys.NO_ORGANIZATION));
      }
      sources(service)
          .forEach((source, account) -> add(callers, needed, label, service, source, account));
    }
    return callers;
  }

  private void add(
      List<Caller> callers,
      Set<String> needed,
      String label,
      String service,
      String source,
      String account) {
    var foreign = !account.equals(attacked.account());
    var isNeeded = needed.contains(service);
    var isRule = isNeeded && service.equals(EVENTS);
    var name = isRule ? "another rule" : label + " for another resource of the account";
    if (foreign) {
      name = isRule ? "a rule of another account" : label + " for another account";
    }
    if (label.equals(OTHER)) {
      name = label;
    }
    var who = foreign ? Who.FOREIGN_SOURCE : Who.OTHER_SOURCE;
    for (var organization : organizations(account)) {
      callers.add(
          caller(
              isNeeded ? who : Who.SERVICE,
              name,
              service,
              Optional.of(source),
              account,
              organization));
    }
  }

  static Caller caller(
      Who who,
      String name,
      String service,
      Optional<String> source,
      String account,
      Optional<String> organization) {
    return new Caller(
        who,
        name,
        new ServicePrincipal(service),
        source,
        account,
        () -> {
          var context = ConditionKeys.ofService(service);
          return source.isEmpty()
              ? ConditionKeys.withoutSource(context)
              : ConditionKeys.source(context, source.get(), organization)
                  .has("aws:SourceAccount", account);
        },
        List.of(),
        Optional.empty(),
        1);
  }

  /** By ARN, the account of each resource that a service acts for; the likeliest come first. */
  private Map<String, String> sources(String service) {
    var accounts = new LinkedHashSet<String>(List.of(Callers.FOREIGN, attacked.account()));
    named.of("aws:sourceaccount").stream()
        .filter(each -> each.matches("[0-9*?]+"))
        .forEach(each -> accounts.add(PolicyValues.account(each, Callers.FOREIGN)));
    var sources = new LinkedHashMap<String, String>();
    var wanted =
        Stream.concat(
                attacked.needs().stream().flatMap(need -> need.caller().source().stream()),
                named.of("aws:sourcearn").stream())
            .flatMap(each -> Arn.find(each).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var arn : wanted) {
      for (var account : accounts) {
        put(sources, arn, PolicyValues.account(arn.account(), account), account);
        // The same name in another account is what a condition on the name alone lets in.
        if (attacked.needs().stream()
            .anyMatch(need -> need.caller().source().equals(Optional.of(arn.toString())))) {
          put(sources, arn, account, account);
        }
      }
    }
    for (var account : accounts) {
      for (var resource : others(service)) {
        sources.putIfAbsent(
            new Arn(own.partition(), service.split("\\.")[0], region(), account, resource)
                .toString(),
            account);
      }
    }
    return sources;
  }

  private void put(Map<String, String> sources, Arn arn, String digits, String otherwise) {
    var region = PolicyValues.instance(arn.region().replace("*", region()));
    var source =
        new Arn(
            arn.partition().replace("*", own.partition()),
            arn.service(),
            region,
            digits,
            PolicyValues.instance(arn.resource()));
    sources.putIfAbsent(source.toString(), digits.isEmpty() ? otherwise : digits);
  }

  private Stream<String> buses() {
    return attacked.needs().stream()
        .flatMap(need -> need.caller().source().flatMap(Arn::find).stream())
        .map(Arn::resource)
        .filter(each -> each.matches("rule/.*/.*"))
        .map(each -> each.substring(0, each.lastIndexOf('/') + 1) + "another-rule");
  }

  private List<String> others(String service) {
    return service.equals(EVENTS)
        ? Stream.concat(buses(), Stream.of("rule/another-rule")).distinct().toList()
        : List.of("another-resource");
  }

  /** A role has none, and its rules are in any. */
  private String region() {
    return attacked.needs().stream()
        .flatMap(need -> need.caller().source().flatMap(Arn::find).stream())
        .map(Arn::region)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(own.region().isEmpty() ? "us-east-1" : own.region());
  }

  private List<Optional<String>> organizations(String account) {
    if (!account.equals(Callers.FOREIGN)) {
      return List.of(cloud.organizationOf(account));
    }
    return Stream.concat(
            Stream.of(ConditionKeys.NO_ORGANIZATION),
            Stream.of("aws:sourceorgid", "aws:sourceorgpaths")
                .flatMap(key -> named.of(key).stream())
                .map(each -> Optional.of(PolicyValues.instance(each.split("/")[0]))))
        .distinct()
        .toList();
  }
}
