package eventrelay.account;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.LateCheck;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts of a stack: one provider for each account and Region that is used, and no other. */
public final class Accounts {
  private final Context ctx;
  private final Map<String, Account> declared = new HashMap<>();

  /** No provider is declared until an account is asked for. */
  public Accounts(Context ctx) {
    this.ctx = ctx;
  }

  /** The account in its first Region. */
  public Account home(AccountSettings settings) {
    return in(settings, settings.homeRegion());
  }

  /** The account in each of its Regions, the first one first. */
  public List<Account> everywhere(AccountSettings settings) {
    return settings.regions().stream().map(region -> in(settings, region)).toList();
  }

  /** The account's id; without one in the settings, the account is asked. */
  public Output<String> id(AccountSettings settings) {
    return settings.id().map(Output::of).orElseGet(() -> home(settings).id());
  }

  /**
   * The ids of the accounts that events come from; empty for any account of an organization.
   *
   * <p>The program ends once the ids are known, if two of them, or one and the management
   * account's, are the same.
   */
  public Output<List<String>> sources(AccountSettings management, List<AccountSettings> sources) {
    if (sources.isEmpty()) {
      return Output.of(List.of());
    }
    var names = sources.stream().map(AccountSettings::name).toList();
    return Output.tuple(id(management), Output.all(sources.stream().map(this::id).toList()))
        .apply(ids -> LateCheck.of(() -> distinct(names, ids.t1, ids.t2)));
  }

  /** The accounts' names in the relay, by id, in the order of the accounts. */
  public Output<Map<String, String>> names(List<AccountSettings> accounts) {
    return Output.all(accounts.stream().map(this::id).toList())
        .applyValue(
            ids -> {
              var names = new LinkedHashMap<String, String>();
              for (var i = 0; i < ids.size(); i++) {
                names.put(ids.get(i), accounts.get(i).name());
              }
              return names;
            });
  }

  private Account in(AccountSettings settings, String region) {
    return declared.computeIfAbsent(
        settings.name() + " " + region, key -> Account.of(ctx, settings, region));
  }

  private static List<String> distinct(
      List<String> names, String management, List<String> sources) {
    var seen = new HashSet<String>(List.of(management));
    for (var i = 0; i < sources.size(); i++) {
      if (!seen.add(sources.get(i))) {
        throw new RunException(
            ("development account %s is account %s, which the stack file has already;"
                    + " check its profile or roleArn")
                .formatted(names.get(i), sources.get(i)));
      }
    }
    return sources;
  }
}
