package eventrelay.rehearsal.cloud;

/**
 * An archive, which keeps what arrives on a bus for replay.
 *
 * @param arn its ARN
 * @param bus the ARN of the bus
 * @param days how many days it keeps an event; 0 for ever
 */
public record Archive(String arn, String bus, int days) {}
