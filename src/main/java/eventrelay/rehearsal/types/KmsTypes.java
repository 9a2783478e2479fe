package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** KMS. */
public final class KmsTypes {
  /** A key. */
  public static final String KEY = "aws:kms/key:Key";

  /** The policy of a key. */
  public static final String KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";

  /** Another name of a key. */
  public static final String ALIAS = "aws:kms/alias:Alias";

  static final List<ResourceType> ALL = List.of(key(), keyPolicy(), alias());

  private static final String DUPLICATE = "AlreadyExistsException";

  private KmsTypes() {}

  private static ResourceType key() {
    return Entry.of(KEY, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .importId("{keyId}")
        .arn((in, place) -> place.regional("kms", "key/" + generated(in.text("description"))))
        .output("keyId", (in, place) -> generated(in.text("description")))
        .id((in, place) -> generated(in.text("description")))
        .arnForm("kms", "key")
        .replacing(
            "customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId")
        .duplicateError(DUPLICATE)
        .terraform("aws_kms_key")
        .byDefault("isEnabled", true)
        .keeps("policy")
        .entry();
  }

  private static ResourceType keyPolicy() {
    return Entry.of(KEY_POLICY, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .trait(Trait.WRITTEN_OVER)
        .importId("{keyId}")
        .replacing("keyId")
        .belongsTo(KEY, "keyId")
        .duplicateError(DUPLICATE)
        .terraform("aws_kms_key_policy")
        .entry();
  }

  private static ResourceType alias() {
    return Entry.of(ALIAS, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .importId("{name}")
        .arn((in, place) -> place.regional("kms", in.text("name")))
        .replacing("name", "namePrefix")
        .belongsTo(KEY, "targetKeyId")
        .duplicateError(DUPLICATE)
        .terraform("aws_kms_alias")
        .entry();
  }

  /** KMS generates the id, which is the same here for the same description. */
  private static String generated(String description) {
    return UUID.nameUUIDFromBytes(description.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
