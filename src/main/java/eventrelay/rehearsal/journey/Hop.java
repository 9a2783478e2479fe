package eventrelay.rehearsal.journey;

/**
 * One question that AWS asks of an event on its way, and the answer.
 *
 * @param account the 12 digits of the account in which it is asked
 * @param region the Region in which it is asked
 * @param at the ARN of the bus, rule, role, function, log group or queue that is asked
 * @param verdict the answer
 * @param because one sentence that names the resource and the statement
 */
public record Hop(String account, String region, String at, Verdict verdict, String because) {}
