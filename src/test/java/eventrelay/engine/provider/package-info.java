/**
 * An AWS provider for tests: Pulumi's provider protocol on the outside, a model of what accounts
 * hold within. It runs in the test's own process, so that tests can look into the accounts, change
 * what they hold, and make calls fail.
 */
package eventrelay.engine.provider;
