package eventrelay.settings;

import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.BusPolicy;
import eventrelay.policy.EventPattern;
import eventrelay.policy.Trust;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;

/** What would be longer than AWS accepts (EventBridge User Guide, "Quotas"). */
final class Quotas {
  /** Account ids are all as long as this one. */
  private static final String ANY_ACCOUNT = "000000000000";

  private final Section root;
  private final Mistakes mistakes;

  Quotas(Section root, Mistakes mistakes) {
    this.root = root;
    this.mistakes = mistakes;
  }

  void check(Settings settings) {
    checkNames(root.path("bus"), settings.bus(), mistakes);
    if (!settings.deploy().management()) {
      return;
    }
    var count = settings.development().size();
    if (!settings.singleAccount()) {
      checkLength(
          settings,
          count,
          accounts -> busPolicy(settings, accounts).length(),
          BusPolicy.MAX_LENGTH,
          "the bus policy");
    }
    checkLength(
        settings,
        count,
        accounts -> receivingPattern(settings, accounts).json().length(),
        EventPattern.MAX_LENGTH,
        "the receiving rule's pattern, pinned to its source accounts,");
  }

  static void checkNames(String key, String bus, Mistakes mistakes) {
    var excess = PhysicalNames.ofRelay(bus).excess();
    if (excess > 0) {
      mistakes.add(
          key,
          '"' + bus + '"',
          "names made from it would be longer than AWS accepts; write at most %d characters"
              .formatted(bus.length() - excess));
    }
  }

  private static String busPolicy(Settings settings, int accounts) {
    var arns = Arns.of(settings.management().homeRegion(), ANY_ACCOUNT);
    var trust =
        new Trust(stand(accounts), settings.organization(), settings.names().forwardingRole());
    return BusPolicy.document(arns.bus(settings.bus()), trust, settings.events());
  }

  private static EventPattern receivingPattern(Settings settings, int accounts) {
    if (accounts == 0 && settings.organization().isPresent()) {
      return settings.events().pinnedAwayFrom(ANY_ACCOUNT);
    }
    // The single-account relay is pinned to the management account.
    return settings.events().pinnedTo(stand(Math.max(1, accounts)));
  }

  private void checkLength(
      Settings settings, int count, IntToLongFunction lengthFor, int most, String what) {
    if (lengthFor.applyAsLong(count) <= most) {
      return;
    }
    var tooLong =
        "%s would be %,d characters long and AWS accepts %,d"
            .formatted(what, lengthFor.applyAsLong(count), most);
    var fit = 0;
    // Without accounts the organization is trusted alone, and fewer there are not.
    while (count > 0 && lengthFor.applyAsLong(fit + 1) <= most) {
      fit++;
    }
    if (fit == 0) {
      mistakes.add(
          root.path("events"), settings.events().json(), tooLong + "; write a shorter pattern");
    } else {
      mistakes.add(
          root.path("development"),
          count + " accounts",
          tooLong
              + "; at most %d accounts fit, and any number by organization alone, with an empty list"
                  .formatted(fit));
    }
  }

  private static List<String> stand(int accounts) {
    return Collections.nCopies(accounts, ANY_ACCOUNT);
  }
}
