package eventrelay.names;

/** The logical names of the explicit providers: a contract with deployed stacks. */
public final class ProviderNames {
  /** The management account's name in the relay, and its provider's. */
  public static final String MANAGEMENT = "management";

  private ProviderNames() {}

  /**
   * An account's first provider has the account's name; those of further Regions add the Region.
   */
  public static String of(String account, String homeRegion, String region) {
    return region.equals(homeRegion) ? account : account + "-" + region;
  }
}
