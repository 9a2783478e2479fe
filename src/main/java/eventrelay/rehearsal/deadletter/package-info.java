/** Explains messages of the relay's dead-letter queues: where they stopped, why, how to go on. */
package eventrelay.rehearsal.deadletter;
