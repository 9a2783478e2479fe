package eventrelay.names;

/**
 * One account in one Region.
 *
 * @param account 12 digits
 * @param region the Region's name; empty for what an account has in all Regions, such as a role
 */
public record AccountRegion(String account, String region) {
  /** Where the resource is that an ARN names. */
  public static AccountRegion of(Arn arn) {
    return new AccountRegion(arn.account(), arn.region());
  }

  /**
   * The same, of an ARN that is still a text.
   *
   * @throws IllegalArgumentException if the text is not an ARN
   */
  public static AccountRegion of(String arn) {
    return of(Arn.parse(arn));
  }

  /** What makes the ARNs of this account in this Region. */
  public Arns arns() {
    return Arns.of(region, account);
  }
}
