/** Runs a Lambda function's handler for real, in a Python process of its own. */
package eventrelay.rehearsal.function;
