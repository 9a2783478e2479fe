/**
 * Decides, as IAM would, whether a caller may do something to a resource, and says which statement
 * of which policy decided. Policies are parsed once; whatever a policy says that is not known here
 * is refused when it is parsed, so that a decision is never a guess. Organisation policies,
 * permissions boundaries, session policies and the root user's inherent access are not modelled.
 */
package eventrelay.rehearsal.access;
