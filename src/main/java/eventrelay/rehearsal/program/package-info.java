/** Runs the program under the SDK's mocks and records what it declares, as AWS would make it. */
package eventrelay.rehearsal.program;
