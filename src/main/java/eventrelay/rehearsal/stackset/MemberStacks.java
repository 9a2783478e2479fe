package eventrelay.rehearsal.stackset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.program.MadeUpAccounts;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.CloudFormationTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the StackSets of some stacks deploy. Which accounts are in an organizational unit no stack
 * says, so the accounts are those that events come from, or examples.
 *
 * @param deployments one for each StackSet and account
 * @param places the accounts and Regions that they are in
 * @param notes what the reader of a report has to know, each a sentence
 */
public record MemberStacks(
    List<Deployment> deployments, List<AccountRegion> places, List<String> notes) {
  private static final int MADE_UP = 2;

  /**
   * Deploys the StackSets.
   *
   * @param stacks the stacks that declare them
   * @param senders the accounts of events that were chosen; empty for example accounts
   * @throws UnusableInputException if a template has something that the rehearsal does not know
   */
  public static MemberStacks of(List<Deployment> stacks, Set<String> senders) {
    var deployments = new ArrayList<Deployment>();
    var places = new LinkedHashSet<AccountRegion>();
    var notes = new ArrayList<String>();
    var known = accounts(stacks);
    for (var stack : stacks) {
      for (var stackSet : ofType(stack, CloudFormationTypes.STACK_SET)) {
        var name = name(stackSet);
        var regions = regions(stack, name);
        if (regions.isEmpty()) {
          notes.add("StackSet %s has no instances: nothing is deployed by it".formatted(name));
          continue;
        }
        var chosen = new TreeSet<>(senders);
        chosen.removeAll(known);
        var accounts = chosen.isEmpty() ? new MadeUpAccounts(known).next(2, MADE_UP) : chosen;
        notes.add(note(name, chosen.isEmpty(), accounts, regions));
        for (var account : accounts) {
          var here = regions.stream().map(region -> new AccountRegion(account, region)).toList();
          deployments.add(deployment(stack.stack(), name, stackSet, here));
          places.addAll(here);
        }
      }
    }
    return new MemberStacks(List.copyOf(deployments), List.copyOf(places), List.copyOf(notes));
  }

  /** Each StackSet's template by the StackSet's name. */
  public static Map<String, String> templates(Deployment stack) {
    var templates = new TreeMap<String, String>();
    for (var stackSet : ofType(stack, CloudFormationTypes.STACK_SET)) {
      templates.put(name(stackSet), template(stackSet));
    }
    return templates;
  }

  private static String name(ResourceState stackSet) {
    return stackSet.inputs().path("name").asText();
  }

  /** What AWS has; in a stack that has drifted, not what the program declares. */
  private static String template(ResourceState stackSet) {
    var deployed = stackSet.outputs().path("templateBody");
    return (deployed.isTextual() ? deployed : stackSet.inputs().path("templateBody")).asText();
  }

  private static String note(
      String stackSet, boolean madeUp, Collection<String> accounts, Set<String> regions) {
    return ("StackSet %s is rehearsed in %s of %s: %s; nothing in the stacks says which accounts are"
            + " in its organizational units")
        .formatted(
            stackSet,
            madeUp ? "example accounts" : "the events' accounts",
            String.join(", ", regions),
            String.join(", ", accounts));
  }

  private static Deployment deployment(
      String stack, String name, ResourceState stackSet, List<AccountRegion> places) {
    var template = Template.read(name, template(stackSet));
    var resources = new ArrayList<ResourceState>();
    for (var place : places) {
      var prefix =
          "urn:pulumi:%s::%s-%s-%s::".formatted(stack, name, place.account(), place.region());
      var provider = provider(prefix, place);
      resources.add(provider);
      resources.addAll(
          new TemplateStack(template, place.arns(), prefix, provider.urn() + "::" + provider.id())
              .resources());
    }
    return new Deployment(name + " in " + places.get(0).account(), resources);
  }

  /** The provider says which account and Region a resource is in, so each gets one. */
  private static ResourceState provider(String prefix, AccountRegion place) {
    var inputs = JsonNodeFactory.instance.objectNode();
    inputs.put("region", place.region());
    inputs.put("allowedAccountIds", "[\"" + place.account() + "\"]");
    return new ResourceState(
        prefix + AwsPackage.PROVIDER + "::member",
        AwsPackage.PROVIDER,
        true,
        "member",
        inputs,
        inputs,
        "",
        "",
        List.of(),
        Map.of());
  }

  private static Set<String> regions(Deployment stack, String stackSet) {
    var regions = new LinkedHashSet<String>();
    ofType(stack, CloudFormationTypes.STACK_INSTANCES).stream()
        .map(ResourceState::inputs)
        .filter(inputs -> inputs.path("stackSetName").asText().equals(stackSet))
        .flatMap(inputs -> stream(inputs.path("regions")))
        .forEach(region -> regions.add(region.asText()));
    return regions;
  }

  private static Set<String> accounts(List<Deployment> stacks) {
    var accounts = new TreeSet<String>();
    for (var stack : stacks) {
      for (var resource : stack.resources()) {
        Arn.find(resource.outputs().path("arn").asText())
            .ifPresent(arn -> accounts.add(arn.account()));
      }
    }
    return accounts;
  }

  private static List<ResourceState> ofType(Deployment stack, String type) {
    return stack.resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get);
  }
}
