/** Command lines that a person pastes into a shell. */
package eventrelay.shell;
