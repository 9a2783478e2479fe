package eventrelay.rehearsal.cloud;

/**
 * A resource that refers to another one that no stack has.
 *
 * @param account the 12 digits of its account
 * @param sentence which part it is and what it names
 */
public record DanglingReference(String account, String sentence) {}
