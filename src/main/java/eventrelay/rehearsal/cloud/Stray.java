package eventrelay.rehearsal.cloud;

/**
 * A part that is attached to something which is not there.
 *
 * @param account the 12 digits of its account
 * @param sentence which part it is and what it names
 */
public record Stray(String account, String sentence) {}
