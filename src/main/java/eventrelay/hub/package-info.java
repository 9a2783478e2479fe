/**
 * The management half: the bus that receives, and the function that its rule invokes.
 *
 * <p>Programs other than this one may use this package, {@code eventrelay.forwarder} and {@link
 * eventrelay.settings.Notify}: {@link eventrelay.hub.Hub} and {@code Forwarder} are component
 * resources, with arguments that builders make. Every other package is for this program alone and
 * may change in any version.
 */
package eventrelay.hub;
