package eventrelay.rehearsal.adoption;

/**
 * Something in a Terraform state that the relay does not take over.
 *
 * @param address where the state has it
 * @param because why not, a clause without a full stop
 */
public record Unrelated(String address, String because) {}
