package eventrelay.rehearsal.attack;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.access.Statement;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.print.ResourceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource on an event's way.
 *
 * @param kind what it is
 * @param arn its ARN
 * @param document its resource policy; for a role, its trust policy
 * @param needs what events need of it
 * @param traffic which events a bus is for
 * @param deadLetters true if it is a queue for events that were not delivered
 * @param key true if a key of KMS encrypts it, whose policy no stack holds
 */
record Attacked(
    Kind kind,
    String arn,
    Optional<PolicyText> document,
    List<Need> needs,
    Optional<BusTraffic> traffic,
    boolean deadLetters,
    boolean key) {

  /** The kinds of resources that events pass. */
  enum Kind {
    BUS,
    ROLE,
    FUNCTION,
    QUEUE,
    TOPIC,
    LOG_GROUP
  }

  Optional<Policy> policy() {
    return document.map(PolicyText::policy);
  }

  List<Statement> statements() {
    return policy().map(Policy::statements).orElse(List.of());
  }

  String account() {
    return Arn.parse(arn).account();
  }

  /** The RCPs of its account, and the SCPs of the account of a caller. */
  List<String> limits(Cloud cloud, String caller) {
    var principal = Principal.parse(Arn.parse(arn).arns().withAccount(caller).root());
    var request = new AccessRequest(principal, "*", arn, account(), RequestContext.open());
    return cloud.controlPolicies(request).stream()
        .map(policy -> policy.name() + text(policy.statements()).toList())
        .toList();
  }

  private static Stream<String> text(List<Statement> statements) {
    return statements.stream()
        .map(
            each ->
                each.label()
                    + each.effect()
                    + each.json()
                    + each.unknown()
                    + each.principal().map(principal -> principal.unknown()));
  }

  /** What sentences call it. */
  String name() {
    return ResourceName.of(arn).text();
  }

  /**
   * What it has in common with a resource of another account or Region of which everything is true,
   * and nothing else, that is true of it.
   */
  String shape(Cloud cloud, List<Attack> byDesign) {
    var text =
        Stream.of(
                limits(cloud, account()).stream(),
                Stream.of(kind + " " + arn + deadLetters + key),
                text(statements()),
                needs.stream().map(need -> need.caller().shown() + need.actions()),
                byDesign.stream().map(row -> row.attempt() + row.because() + row.statements()),
                traffic.stream().map(BusTraffic::toString))
            .flatMap(texts -> texts)
            .collect(Collectors.joining("\n"));
    var place = AccountRegion.of(arn);
    var regional = place.region().isEmpty() ? text : text.replace(place.region(), "{region}");
    return regional.replace(place.account(), "{account}");
  }
}
