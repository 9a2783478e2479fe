package eventrelay.rehearsal.access;

import eventrelay.names.Arn;

/**
 * The pattern of an Arn condition: each part of an ARN is matched on its own, as the IAM User Guide
 * says under "ARN condition operators".
 */
final class ArnGlob {
  private final Glob partition;
  private final Glob service;
  private final Glob region;
  private final Glob account;
  private final Glob resource;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it does not have six parts
   */
  ArnGlob(String pattern) {
    var parts = Arn.parse(pattern);
    partition = new Glob(parts.partition());
    service = new Glob(parts.service());
    region = new Glob(parts.region());
    account = new Glob(parts.account());
    resource = new Glob(parts.resource());
  }

  /** True if the text is an ARN and each of its parts fits. */
  boolean matches(String text) {
    return Arn.find(text).filter(this::matches).isPresent();
  }

  private boolean matches(Arn arn) {
    return partition.matches(arn.partition())
        && service.matches(arn.service())
        && region.matches(arn.region())
        && account.matches(arn.account())
        && resource.matches(arn.resource());
  }
}
