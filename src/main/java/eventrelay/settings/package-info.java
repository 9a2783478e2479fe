/** What a stack file says, as validated records; every mistake in it is reported at once. */
package eventrelay.settings;
