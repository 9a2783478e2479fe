package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import eventrelay.names.Arns;

/**
 * One account in one Region.
 *
 * @param account 12 digits
 * @param region the Region's name
 */
public record Place(String account, String region) {
  /** Where an ARN points; the Region is empty for what is the account's in all Regions. */
  public static Place of(Arn arn) {
    return new Place(arn.account(), arn.region());
  }

  /**
   * The same, of an ARN that is still a text.
   *
   * @throws IllegalArgumentException if the text is not an ARN
   */
  public static Place of(String arn) {
    return of(Arn.parse(arn));
  }

  /** The ARNs in this place. */
  public Arns arns() {
    return Arns.of(region, account);
  }
}
