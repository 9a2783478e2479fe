package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What EventBridge writes as {@code ERROR_CODE} beside a message in a dead-letter queue, every code
 * that AWS lists (EventBridge User Guide, "Using dead-letter queues"). AWS gives the names alone;
 * the sentences say what they mean for a relay whose targets are a bus and a function.
 */
public enum ErrorCode {
  /** The target could not be reached. */
  CONNECTION_FAILURE(
      "EventBridge could not connect to the target, and gave up trying",
      "nothing in the relay; look at AWS Health for the Region, then send it again"),
  /** The bus of the other account did not take the event. */
  CROSS_ACCOUNT_INGESTION_FAILED(
      "the bus of the other account did not take the event",
      "the receiving bus has to exist, and its policy to let the forwarding role in"),
  /** The bus in the other Region did not take the event. */
  CROSS_REGION_INGESTION_FAILED(
      "the bus in the other Region did not take the event",
      "the receiving bus has to exist, and its policy to let the forwarding role in"),
  /** The target answered with an error. */
  ERROR_FROM_TARGET(
      "the target answered with an error of its own",
      "what the error message says; then send it again"),
  /** A batch of events was refused. */
  EVENTS_IN_BATCH_REQUEST_REJECTED(
      "the target took a batch and refused some of its events",
      "what the error message says; the relay's own targets take no batches"),
  /** EventBridge may not assume the role. */
  FAILED_TO_ASSUME_ROLE(
      "EventBridge could not assume the target's role; it does not try again",
      "the role has to exist, and its trust policy to name events.amazonaws.com and this rule"),
  /** AWS failed. */
  INTERNAL_ERROR(
      "something failed within EventBridge, and it gave up trying",
      "nothing in the relay; look at AWS Health for the Region, then send it again"),
  /** What the target was sent is not JSON. */
  INVALID_JSON(
      "what EventBridge made for the target is not JSON",
      "the target's input or input transformer; the relay's own targets have none"),
  /** A parameter of the target is not valid. */
  INVALID_PARAMETER(
      "the target refused the call as malformed",
      "the target's settings; `pulumi preview --refresh` shows who changed what"),
  /** A policy does not allow it. */
  NO_PERMISSIONS(
      "AWS refused the call; EventBridge does not try again",
      "for a bus the role's policy and the bus's policy, for a function its permission"),
  /** The target does not exist. */
  NO_RESOURCE(
      "the target does not exist; EventBridge does not try again",
      "make it again with `pulumi up --refresh`, the management stack first"),
  /** What the target was to make exists. */
  RESOURCE_ALREADY_EXISTS(
      "the target refused to make what exists already",
      "what the error message says; the relay's own targets make nothing"),
  /** A quota is used up. */
  RESOURCE_LIMIT_EXCEEDED(
      "a quota of the target's account is used up",
      "raise the quota that the error message names (Service Quotas), then send it again"),
  /** Two changes of the target met. */
  RESOURCE_MODIFICATION_COLLISION(
      "the target was being changed at the same time",
      "nothing, once the change is through; send it again"),
  /** The call could not be made. */
  SDK_CLIENT_ERROR(
      "EventBridge's own client could not make the call",
      "nothing in the relay; look at AWS Health for the Region, then send it again"),
  /** A third bus on the way. */
  THIRD_ACCOUNT_HOP_DETECTED(
      "the event came from another bus already, and EventBridge sends it from bus to bus once",
      "send from the account where the event happens straight to the last bus; a rule on the"
          + " receiving bus may not forward"),
  /** A third bus on the way, in another Region. */
  THIRD_REGION_HOP_DETECTED(
      "the event came from another bus already, and EventBridge sends it to another Region once",
      "send from the Region where the event happens straight to the last bus; a rule on the"
          + " receiving bus may not forward"),
  /** The target takes no more for now. */
  THROTTLING(
      "the target took no more calls, until EventBridge gave up",
      "raise the quota (concurrent executions for a function, PutEvents for a bus), then send it"
          + " again"),
  /** The target took too long. */
  TIMEOUT(
      "the target did not answer in time, until EventBridge gave up",
      "nothing in the relay; look at AWS Health for the Region, then send it again"),
  /** The role could not be assumed for now. */
  TRANSIENT_ASSUME_ROLE(
      "the role could not be assumed for a while, until EventBridge gave up",
      "nothing, if the role exists and trusts this rule; send it again"),
  /** AWS does not say. */
  UNKNOWN(
      "EventBridge does not say what happened",
      "what the error message says, if anything; AWS Support knows more");

  /** Whether an event meets one of these is decided by what is declared, not by the moment. */
  private static final Set<ErrorCode> DECLARED =
      EnumSet.of(
          CROSS_ACCOUNT_INGESTION_FAILED,
          CROSS_REGION_INGESTION_FAILED,
          FAILED_TO_ASSUME_ROLE,
          INVALID_JSON,
          INVALID_PARAMETER,
          NO_PERMISSIONS,
          NO_RESOURCE,
          THIRD_ACCOUNT_HOP_DETECTED,
          THIRD_REGION_HOP_DETECTED);

  private final String meaning;
  private final String remedy;

  ErrorCode(String meaning, String remedy) {
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /**
   * The code of an event that a bus received from another one and that a rule sends to a third: AWS
   * writes the one of accounts within an account, too.
   */
  static ErrorCode ofThirdBus(AccountRegion from, AccountRegion to) {
    var otherRegionOnly = from.account().equals(to.account()) && !from.region().equals(to.region());
    return otherRegionOnly ? THIRD_REGION_HOP_DETECTED : THIRD_ACCOUNT_HOP_DETECTED;
  }

  /** The code of this name, if AWS documents it. */
  public static Optional<ErrorCode> of(String name) {
    return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
  }

  /** True if what stacks declare can be the reason. */
  public boolean isDeclared() {
    return DECLARED.contains(this);
  }

  /** What happened, a clause without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** What to look at or change, a clause without a full stop. */
  public String remedy() {
    return remedy;
  }
}
