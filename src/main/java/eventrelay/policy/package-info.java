/** IAM documents and event patterns as pure functions of values. */
package eventrelay.policy;
