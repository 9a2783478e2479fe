/**
 * The program under the real Pulumi engine: the CLI, a language host, a file backend, and an AWS
 * provider of our own. Run by {@code mvn verify -Pengine}.
 */
package eventrelay.engine;
