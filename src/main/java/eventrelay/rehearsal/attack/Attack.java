package eventrelay.rehearsal.attack;

/**
 * One attempt, and what came of it.
 *
 * @param attempt who tries what
 * @param at the ARN of what is attacked
 * @param refused true if AWS would refuse
 * @param because which statement decided
 */
public record Attack(String attempt, String at, boolean refused, String because) {}
