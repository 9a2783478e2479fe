package eventrelay.rehearsal.cloud;

import eventrelay.names.Arns;

/**
 * One account in one Region.
 *
 * @param account 12 digits
 * @param region the Region's name
 */
public record Place(String account, String region) {
  /** Where an ARN points; the Region is empty for what is the account's in all Regions. */
  public static Place of(String arn) {
    var arns = Arns.in(arn);
    return new Place(arns.account(), arns.region());
  }

  /** The ARNs in this place. */
  public Arns arns() {
    return Arns.of(region, account);
  }
}
