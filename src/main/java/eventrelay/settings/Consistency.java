package eventrelay.settings;

import eventrelay.names.ProviderNames;
import eventrelay.names.Regions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is right key by key can still be wrong together. */
final class Consistency {
  private final Section root;
  private final String development;
  private final String rolledOut;
  private final Mistakes mistakes;

  /**
   * @param root where the settings stand
   */
  Consistency(Section root, Mistakes mistakes) {
    this.root = root;
    this.development = root.path("development");
    this.rolledOut = root.path("rollout");
    this.mistakes = mistakes;
  }

  void check(Settings settings) {
    if (settings.development().isEmpty()) {
      checkNoAccounts(settings);
    } else {
      checkAccounts(settings);
    }
    settings.rollout().ifPresent(rollout -> checkRollout(settings, rollout));
    checkNotifiedStates(settings);
    new Quotas(root, mistakes).check(settings);
  }

  private void checkNoAccounts(Settings settings) {
    if (settings.deploy().development()) {
      mistakes.add(development, "[]", "there is no account to forward from; list at least one");
    } else if (settings.singleAccount() && !settings.defaultBus()) {
      mistakes.add(
          development,
          "[]",
          "there is no account to receive from; list at least one, or write the organization whose"
              + " accounts may send, or bus: default to serve the management account's own events");
    }
  }

  private void checkRollout(Settings settings, RolloutSettings rollout) {
    var units = String.join(", ", rollout.organizationalUnits());
    if (!settings.deploy().management()) {
      mistakes.add(rolledOut, units, "only the management half rolls out; take it out here");
      return;
    }
    if (settings.organization().isEmpty()) {
      mistakes.add(
          rolledOut,
          units,
          "the bus has to trust accounts that are not listed; write the id of their organization:"
              + " organization: o-…");
    }
    if (!settings.development().isEmpty()) {
      mistakes.add(
          rolledOut,
          units,
          "the bus would admit only the accounts that development lists; write development: [],"
              + " and the organization alone is trusted");
    }
    var home = Regions.partition(settings.management().homeRegion());
    if (home.equals("aws-cn")) {
      mistakes.add(rolledOut, units, "AWS has no service-managed StackSets in China; take it out");
      return;
    }
    checkPartition(home, rollout.regions(), rolledOut);
  }

  private void checkNotifiedStates(Settings settings) {
    var carried = settings.events().statesCarried();
    var states = settings.operation().notification().map(Notify::states).orElse(List.of());
    for (var i = 0; i < states.size(); i++) {
      if (!carried.contains(states.get(i))) {
        mistakes.add(
            root.path("notify") + ".states[" + i + "]",
            '"' + states.get(i) + '"',
            "events does not carry this state; add it there or take it out here");
      }
    }
  }

  /** What can be said of the accounts even if something else in the file is wrong. */
  void checkAccounts(Settings settings) {
    var management = settings.management();
    var providers = new HashMap<String, String>(Map.of(management.name(), "management"));
    var ids = new HashMap<String, String>();
    var accounts = settings.development();
    for (var i = 0; i < accounts.size(); i++) {
      var account = accounts.get(i);
      var path = development + "[" + i + "]";
      if (account.id().isPresent()) {
        var id = account.id().get();
        if (account.id().equals(management.id())) {
          mistakes.add(
              path + ".id", '"' + id + '"', "this is the management account; take it out here");
        }
        var first = ids.putIfAbsent(id, path);
        if (first != null) {
          mistakes.add(path + ".id", '"' + id + '"', "the account is there already, as " + first);
        }
      }
      checkProviders(account, path, providers);
      // A file without one is refused already.
      management.regions().stream()
          .filter(Regions::hasForm)
          .findFirst()
          .ifPresent(region -> checkPartition(Regions.partition(region), account.regions(), path));
    }
    for (var i = 0; i < accounts.size(); i++) {
      checkFormerProviders(accounts.get(i), development + "[" + i + "]", providers);
    }
  }

  private void checkPartition(String home, List<String> regions, String path) {
    for (var region : regions) {
      if (Regions.hasForm(region) && !Regions.partition(region).equals(home)) {
        mistakes.add(
            path + ".regions",
            '"' + region + '"',
            "events cannot leave the partition %s for %s, where the management account is"
                .formatted(Regions.partition(region), home));
      }
    }
  }

  /** A former name that is another account's name would be one URN for two resources. */
  private void checkFormerProviders(
      AccountSettings account, String path, Map<String, String> taken) {
    var formerly = account.formerly().orElse(ProviderNames.MANAGEMENT);
    if (formerly.equals(ProviderNames.MANAGEMENT)) {
      return; // There is none, or its reader has noted the mistake.
    }
    if (formerly.equals(account.name())) {
      mistakes.add(
          path + ".formerly", '"' + formerly + '"', "this is its name now; take formerly out");
      return;
    }
    for (var region : account.regions()) {
      var name = ProviderNames.of(formerly, account.homeRegion(), region);
      var other = taken.putIfAbsent(name, path);
      if (other != null) {
        mistakes.add(
            path + ".formerly",
            '"' + formerly + '"',
            "a provider of %s has the name %s; rename one account at a time, over a name that none has"
                .formatted(other, name));
        return;
      }
    }
  }

  private void checkProviders(AccountSettings account, String path, Map<String, String> taken) {
    if (account.name().equals(ProviderNames.MANAGEMENT)) {
      return; // The name's reader has noted the mistake.
    }
    for (var region : account.regions()) {
      var first =
          taken.putIfAbsent(ProviderNames.of(account.name(), account.homeRegion(), region), path);
      if (first != null && !first.equals(path)) {
        mistakes.add(
            path + ".name",
            '"' + account.name() + '"',
            "its providers would be named like those of " + first + "; write another name");
        return;
      }
    }
  }
}
