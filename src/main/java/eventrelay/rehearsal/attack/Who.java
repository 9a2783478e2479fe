package eventrelay.rehearsal.attack;

/** What a caller is to the resource that it attacks; the widest come first. */
enum Who {
  /** It has no credentials. */
  WORLD,
  /** It is of an account that sends no events here. */
  OUTSIDER,
  /** It is of the resource's own account. */
  ACCOUNT,
  /** It is of an account that sends events to the bus, and not the role that does so. */
  SOURCE_ACCOUNT,
  /** It is the role with which events are sent to the bus. */
  SENDER,
  /** It is a service that no event needs here. */
  SERVICE,
  /** It is the service that events need, for something else of the account. */
  OTHER_SOURCE,
  /** It is the service that events need, for something of another account. */
  FOREIGN_SOURCE
}
