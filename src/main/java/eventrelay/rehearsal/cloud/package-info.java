/** The accounts as AWS would have them: buses, rules, targets, roles, policies and functions. */
package eventrelay.rehearsal.cloud;
