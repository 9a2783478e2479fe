package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.types.TargetKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A queue, a topic or another resource that EventBridge can call and that keeps or takes the event.
 *
 * @param kind what it is
 * @param arn its ARN
 * @param policy its resource policy, if it has one
 * @param encryptionKey the KMS key that it names, by id, ARN or alias; empty for the service's own
 * @param unsettled the properties that it has and with which AWS's pages do not say what becomes of
 *     a call
 */
public record Endpoint(
    TargetKind kind,
    String arn,
    Optional<PolicyText> policy,
    Optional<String> encryptionKey,
    List<String> unsettled) {
  /**
   * The keys that AWS manages for queues and topics. No service can use them, because their
   * policies cannot be changed (SQS Developer Guide, "Configure KMS permissions for AWS services").
   */
  private static final Set<String> AWS_MANAGED_KEYS = Set.of("alias/aws/sqs", "alias/aws/sns");

  /** Keeps its own copy of the list. */
  public Endpoint {
    unsettled = List.copyOf(unsettled);
  }

  /** True if its key lets no service write to it. */
  public boolean refusesServices() {
    return encryptionKey.map(Endpoint::alias).filter(AWS_MANAGED_KEYS::contains).isPresent();
  }

  /** True if AWS manages its key, whose policy lets in what the account's own policies allow. */
  public boolean hasAwsManagedKey() {
    return encryptionKey
        .map(Endpoint::alias)
        .filter(key -> key.startsWith("alias/aws/"))
        .isPresent();
  }

  /** True if the policy of a key of the account decides whether a caller may write to it. */
  public boolean dependsOnKey() {
    return encryptionKey.isPresent() && !refusesServices();
  }

  private static String alias(String key) {
    return Arn.find(key).map(Arn::resource).orElse(key);
  }

  /** True for a FIFO queue or topic, whose name says so (SQS and SNS Developer Guides). */
  public boolean isFifo() {
    return name().endsWith(".fifo");
  }

  /** Its name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(arn);
  }
}
