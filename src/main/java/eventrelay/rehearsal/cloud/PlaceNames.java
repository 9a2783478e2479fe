package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import java.util.Collection;
import java.util.stream.Collectors;

/** Accounts and Regions in a sentence. */
public final class PlaceNames {
  private static final int MOST = 5;

  private PlaceNames() {}

  /** Such as {@code 222222222222 ap-northeast-1}. */
  public static String of(AccountRegion place) {
    return (place.account() + " " + place.region()).strip();
  }

  /** The first few of them, in their order, and how many more there are. */
  public static String of(Collection<AccountRegion> places) {
    var names = places.stream().limit(MOST).map(PlaceNames::of).collect(Collectors.joining(", "));
    var more = places.size() - MOST;
    return more > 0 ? "%s and %d more".formatted(names, more) : names;
  }
}
