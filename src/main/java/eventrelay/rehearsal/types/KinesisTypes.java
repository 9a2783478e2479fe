package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** Kinesis Data Streams and Data Firehose, which Pulumi has in one module. */
public final class KinesisTypes {
  /** A data stream. */
  public static final String STREAM = "aws:kinesis/stream:Stream";

  /** The policy of a data stream. */
  public static final String RESOURCE_POLICY = "aws:kinesis/resourcePolicy:ResourcePolicy";

  /** A Firehose stream. */
  public static final String FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";

  static final List<ResourceType> ALL = List.of(stream(), resourcePolicy(), firehose());

  private static final String DUPLICATE = "ResourceInUseException";

  private KinesisTypes() {}

  private static ResourceType stream() {
    return Entry.of(STREAM, EventEffect.KEEPS)
        .trait(Trait.NOT_DECLARED)
        .importId("{name}")
        .replacing("name")
        .duplicateError(DUPLICATE)
        .terraform("aws_kinesis_stream")
        .byDefault("encryptionType", "NONE")
        .entry();
  }

  private static ResourceType resourcePolicy() {
    return Entry.of(RESOURCE_POLICY, EventEffect.GRANTS)
        .trait(Trait.NOT_DECLARED)
        .trait(Trait.WRITTEN_OVER)
        .importId("{resourceArn}")
        .replacing("resourceArn")
        .belongsTo(STREAM, "resourceArn")
        .duplicateError(DUPLICATE)
        .terraform("aws_kinesis_resource_policy")
        .entry();
  }

  private static ResourceType firehose() {
    return Entry.of(FIREHOSE, EventEffect.CARRIES)
        .trait(Trait.NOT_DECLARED)
        .importId("{arn}")
        .replacing("arn", "name", "destination")
        .duplicateError(DUPLICATE)
        .terraform("aws_kinesis_firehose_delivery_stream")
        .entry();
  }
}
