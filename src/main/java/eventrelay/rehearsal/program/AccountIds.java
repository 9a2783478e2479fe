package eventrelay.rehearsal.program;

import eventrelay.names.Arn;
import eventrelay.names.ProviderNames;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import eventrelay.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each account would answer when asked for its id. Without credentials it cannot be asked, so
 * an id comes from another stack file, from the role's ARN, or is an example; the notes say which.
 */
final class AccountIds {
  private final Map<String, String> byAccount = new LinkedHashMap<>();
  private final Map<String, String> byProvider = new HashMap<>();
  private final MadeUpAccounts madeUp;
  private final List<String> notes = new ArrayList<>();

  AccountIds(List<Settings> stacks) {
    var accounts = stacks.stream().flatMap(AccountIds::accounts).toList();
    for (var account : accounts) {
      known(account).ifPresent(id -> byAccount.putIfAbsent(account.name(), id));
    }
    madeUp = new MadeUpAccounts(byAccount.values());
    for (var account : accounts) {
      var id = byAccount.computeIfAbsent(account.name(), this::makeUp);
      for (var region : account.regions()) {
        byProvider.put(ProviderNames.of(account.name(), account.homeRegion(), region), id);
      }
    }
  }

  Map<String, String> byProvider() {
    return byProvider;
  }

  List<String> notes() {
    return notes;
  }

  private static Stream<AccountSettings> accounts(Settings settings) {
    return Stream.concat(Stream.of(settings.management()), settings.development().stream());
  }

  private static Optional<String> known(AccountSettings account) {
    return account
        .id()
        .or(
            () ->
                account.credentials() instanceof Credentials.Role role
                    ? Optional.of(Arn.parse(role.arn()).account())
                    : Optional.empty());
  }

  /** 111111111111 for the management account, then 222222222222 and so on, as the samples have. */
  private String makeUp(String account) {
    var id = madeUp.next(account.equals(ProviderNames.MANAGEMENT) ? 1 : 2);
    notes.add(
        "account %s has no id in its stack file; the rehearsal calls it %s".formatted(account, id));
    return id;
  }
}
