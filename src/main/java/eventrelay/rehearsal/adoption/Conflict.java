package eventrelay.rehearsal.adoption;

/**
 * Something in a Terraform state that the relay does not take over, and that the next update
 * overwrites, or that would deliver events a second time.
 *
 * @param address where the state has it
 * @param because what happens and what to do, clauses without a full stop
 */
public record Conflict(String address, String because) {}
