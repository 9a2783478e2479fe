package eventrelay.settings;

import eventrelay.names.Arns;
import eventrelay.names.ProviderNames;
import eventrelay.names.Regions;
import eventrelay.policy.BusPolicy;
import eventrelay.policy.EventPattern;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** What is right key by key can still be wrong together, or too large for AWS's quotas. */
final class Consistency {
  private static final String DEVELOPMENT = StackConfig.NAMESPACE + ":development";
  private static final String EVENTS = StackConfig.NAMESPACE + ":events";

  private final Mistakes mistakes;

  Consistency(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(Settings settings) {
    if (settings.development().isEmpty()) {
      checkSingleAccount(settings);
    } else {
      checkAccounts(settings);
    }
    if (settings.deploy().management()) {
      checkQuotas(settings);
    }
  }

  private void checkSingleAccount(Settings settings) {
    if (settings.deploy().development() || !settings.defaultBus()) {
      mistakes.add(
          DEVELOPMENT,
          "[]",
          "there is no account to receive from; list at least one, or write bus: default and"
              + " deploy: management to serve the management account's own events");
    }
  }

  private void checkAccounts(Settings settings) {
    var management = settings.management();
    var providers = new HashMap<String, String>(Map.of(management.name(), "management"));
    var ids = new HashMap<String, String>();
    var accounts = settings.development();
    for (var i = 0; i < accounts.size(); i++) {
      var account = accounts.get(i);
      var path = DEVELOPMENT + "[" + i + "]";
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
      for (var region : account.regions()) {
        if (!Regions.partition(region).equals(Regions.partition(management.homeRegion()))) {
          mistakes.add(
              path + ".regions",
              '"' + region + '"',
              "events cannot leave the partition %s for %s, where the management account is"
                  .formatted(
                      Regions.partition(region), Regions.partition(management.homeRegion())));
        }
      }
    }
  }

  private void checkProviders(AccountSettings account, String path, Map<String, String> taken) {
    for (var region : account.regions()) {
      var first =
          taken.putIfAbsent(ProviderNames.of(account.name(), account.homeRegion(), region), path);
      if (first != null) {
        mistakes.add(
            path + ".name",
            '"' + account.name() + '"',
            "its providers would be named like those of " + first + "; write another name");
        return;
      }
    }
  }

  private void checkQuotas(Settings settings) {
    // The single-account relay is pinned to the management account.
    var count = Math.max(1, settings.development().size());
    var arns = Arns.of(settings.management().homeRegion(), "000000000000");
    checkLength(
        settings,
        count,
        accounts -> BusPolicy.length(arns.bus(settings.bus()), accounts, settings.events()),
        BusPolicy.MAX_LENGTH,
        "the bus policy");
    checkLength(
        settings,
        count,
        accounts -> settings.events().pinnedTo(stand(accounts)).json().length(),
        EventPattern.MAX_LENGTH,
        "the receiving rule's pattern, pinned to its source accounts,");
  }

  private void checkLength(
      Settings settings, int count, IntToLongFunction lengthFor, int most, String what) {
    if (lengthFor.applyAsLong(count) <= most) {
      return;
    }
    var fit = 0;
    while (lengthFor.applyAsLong(fit + 1) <= most) {
      fit++;
    }
    var tooLong =
        "%s would be %,d characters long and AWS takes %,d"
            .formatted(what, lengthFor.applyAsLong(count), most);
    if (fit == 0) {
      mistakes.add(EVENTS, settings.events().json(), tooLong + "; write a shorter pattern");
    } else {
      mistakes.add(
          DEVELOPMENT, count + " accounts", tooLong + "; at most %d accounts fit".formatted(fit));
    }
  }

  private static List<String> stand(int accounts) {
    return Collections.nCopies(accounts, "000000000000");
  }
}
