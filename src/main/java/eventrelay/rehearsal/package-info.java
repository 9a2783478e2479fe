/**
 * Runs the program without an engine, builds from what it declared a model of the two clouds, and
 * sends real events through it. The program never imports this package.
 */
package eventrelay.rehearsal;
