package eventrelay.rehearsal.adoption;

/**
 * One input of an adopted resource that the next update changes.
 *
 * @param input the input's name
 * @param from what it is; a word in brackets if there is nothing, or nothing to show
 * @param to what it becomes
 * @param because why, a clause without a full stop
 * @param replaces true if AWS cannot change it, so that the resource would be made anew
 */
public record Change(String input, String from, String to, String because, boolean replaces) {}
