/**
 * The development half in the accounts of an organization, deployed by CloudFormation StackSets.
 */
package eventrelay.rollout;
