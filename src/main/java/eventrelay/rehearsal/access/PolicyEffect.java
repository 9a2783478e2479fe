package eventrelay.rehearsal.access;

/** What one side, the caller's policies or the resource's, has to say to a request. */
enum PolicyEffect {
  DENIES,
  /** It names the caller itself. */
  ALLOWS,
  /** It names the caller's account, so the account's identity policies have to allow as well. */
  DELEGATES,
  SILENT
}
