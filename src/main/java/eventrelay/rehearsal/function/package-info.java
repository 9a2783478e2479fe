/** Runs a Lambda function's handler for real, in a Python process of its own and without AWS. */
package eventrelay.rehearsal.function;
