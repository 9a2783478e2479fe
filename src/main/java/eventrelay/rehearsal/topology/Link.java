package eventrelay.rehearsal.topology;

/**
 * A connection of two nodes.
 *
 * @param from the ARN of the node that the event comes from
 * @param to the ARN of the node that it goes to
 */
public record Link(String from, Relation relation, String to) {}
