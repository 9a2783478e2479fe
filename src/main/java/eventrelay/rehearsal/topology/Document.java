package eventrelay.rehearsal.topology;

/**
 * A policy or a pattern of a node.
 *
 * @param title what it is
 * @param json the document as it is declared
 */
public record Document(String title, String json) {}
