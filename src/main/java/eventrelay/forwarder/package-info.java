/**
 * The development half: what forwards one account's events to the receiving bus.
 *
 * <p>Programs other than this one may use {@link eventrelay.forwarder.Forwarder} and its arguments,
 * together with {@code eventrelay.hub}; {@link eventrelay.forwarder.ForwarderDefinition} is for
 * this program's rollout.
 */
package eventrelay.forwarder;
