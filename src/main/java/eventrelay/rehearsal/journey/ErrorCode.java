package eventrelay.rehearsal.journey;

/**
 * What EventBridge writes beside a message in a dead-letter queue (EventBridge User Guide, "Using
 * dead-letter queues").
 */
enum ErrorCode {
  FAILED_TO_ASSUME_ROLE,
  NO_PERMISSIONS,
  NO_RESOURCE,
  THIRD_ACCOUNT_HOP_DETECTED
}
