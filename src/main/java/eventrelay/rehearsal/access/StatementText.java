package eventrelay.rehearsal.access;

/**
 * A statement as its policy has it, for people to read.
 *
 * @param label the policy it is of and its Sid, or its number, as sentences call it
 * @param json the statement, as JSON
 */
public record StatementText(String label, String json) {}
