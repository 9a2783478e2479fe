/**
 * Adopts a deployment that exists already: which declared resource is which existing one, what the
 * next update would change of it, and the file that {@code pulumi import} takes.
 */
package eventrelay.rehearsal.adoption;
