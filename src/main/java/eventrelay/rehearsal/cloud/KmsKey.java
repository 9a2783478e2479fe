package eventrelay.rehearsal.cloud;

/**
 * A customer key of KMS.
 *
 * @param arn its ARN
 * @param policy its key policy, which every key has
 * @param enabled false if AWS refuses to use it
 */
public record KmsKey(String arn, PolicyText policy, boolean enabled) {}
