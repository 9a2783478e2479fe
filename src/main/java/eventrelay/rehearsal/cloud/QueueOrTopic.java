package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.Optional;
import java.util.Set;

/**
 * A queue or a topic: a resource that accepts messages from the principals that its policy admits.
 *
 * @param arn its ARN
 * @param policy its resource policy, if it has one
 * @param encryptionKey the KMS key that it names, by id, ARN or alias; empty for the service's own
 */
public record QueueOrTopic(
    String arn, Optional<PolicyText> policy, Optional<String> encryptionKey) {
  /**
   * The keys that AWS manages for queues and topics. No service can use them, because their
   * policies cannot be changed (SQS Developer Guide, "Configure KMS permissions for AWS services").
   */
  private static final Set<String> AWS_MANAGED_KEYS = Set.of("alias/aws/sqs", "alias/aws/sns");

  /** True if its key lets no service write to it. */
  public boolean refusesServices() {
    return encryptionKey.map(QueueOrTopic::alias).filter(AWS_MANAGED_KEYS::contains).isPresent();
  }

  /** True if the policy of a key that no stack holds decides whether a service may write to it. */
  public boolean dependsOnKey() {
    return encryptionKey.isPresent() && !refusesServices();
  }

  private static String alias(String key) {
    return Arn.find(key).map(Arn::resource).orElse(key);
  }

  /** The queue's or topic's name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(arn);
  }
}
