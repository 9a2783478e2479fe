package eventrelay.rehearsal.map;

/**
 * One arrow.
 *
 * @param from the ARN of the node it starts at
 * @param to the ARN of the node it ends at
 */
public record MapLink(String from, String to, Relation relation) {}
