package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where Terraform's providers are, as {@code --account} says. */
final class ProviderAccounts {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<provider>[^=]+)=(?<account>[0-9]{12})(?:/(?<region>[a-z]+(-[a-z0-9]+)+))?");

  private ProviderAccounts() {}

  /**
   * By a provider's name; the Region is empty if none is given.
   *
   * @throws UnusableInputException if one has another form, or a provider two places
   */
  static Map<String, AccountRegion> of(List<String> words) {
    var places = new TreeMap<String, AccountRegion>();
    for (var word : words) {
      var form = FORM.matcher(word);
      if (!form.matches()) {
        throw new UnusableInputException(
            ("--account %s: write PROVIDER=ACCOUNT or PROVIDER=ACCOUNT/REGION, such as"
                    + " aws.development=222222222222/ap-northeast-1")
                .formatted(word));
      }
      var region = Optional.ofNullable(form.group("region")).orElse("");
      var place = new AccountRegion(form.group("account"), region);
      if (places.putIfAbsent(form.group("provider"), place) != null) {
        throw new UnusableInputException("--account %s: name each provider once".formatted(word));
      }
    }
    return places;
  }
}
