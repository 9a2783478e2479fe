/**
 * Decides, as IAM would, whether a caller may do something to a resource, and says which statement
 * of which policy decided: yes, no, or that it cannot say, and what would settle it. Policies are
 * parsed once. What a policy says that is not known here, and a condition key of which the request
 * says nothing, makes a statement one that perhaps applies, so that a decision is never a guess.
 * Organization policies, permissions boundaries, session policies and the root user's inherent
 * access are not modelled.
 */
package eventrelay.rehearsal.access;
