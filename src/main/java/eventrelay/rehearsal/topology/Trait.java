package eventrelay.rehearsal.topology;

/**
 * One fact about a node, such as a function's handler.
 *
 * @param name what the fact is about
 * @param value the fact
 */
public record Trait(String name, String value) {}
