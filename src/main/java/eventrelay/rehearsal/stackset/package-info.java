/**
 * Deploys the templates of StackSets into member accounts, as CloudFormation would: their resources
 * become those of a stack like any other.
 */
package eventrelay.rehearsal.stackset;
