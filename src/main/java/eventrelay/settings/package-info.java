/**
 * What a stack file says, as validated records; every mistake in it is reported at once.
 *
 * <p>For programs other than this one, {@link eventrelay.settings.Notify} is a value of the halves'
 * arguments. {@link eventrelay.settings.GivenValues} checks such arguments by the rules of a stack
 * file.
 */
package eventrelay.settings;
