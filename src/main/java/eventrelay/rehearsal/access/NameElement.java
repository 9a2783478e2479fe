package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Action, NotAction, Resource or NotResource element of a statement.
 *
 * @param negated true if it applies to all names but those written
 * @param foldsCase true for actions, whose case does not matter; that of a resource does
 * @param written the patterns as written
 * @param globs the same, prepared
 */
public record NameElement(
    boolean negated, boolean foldsCase, List<String> written, List<Glob> globs) {

  static NameElement actions(boolean negated, List<String> written) {
    return new NameElement(
        negated,
        true,
        List.copyOf(written),
        globs(written.stream().map(each -> each.toLowerCase(Locale.ROOT))));
  }

  static NameElement resources(boolean negated, List<String> written) {
    return new NameElement(negated, false, List.copyOf(written), globs(written.stream()));
  }

  private static List<Glob> globs(Stream<String> patterns) {
    return patterns.map(Glob::new).toList();
  }

  /** True if the statement is about that action or resource. */
  boolean covers(String name) {
    String text = foldsCase ? name.toLowerCase(Locale.ROOT) : name;
    for (Glob glob : globs) {
      if (glob.matches(text)) {
        return !negated;
      }
    }
    return negated;
  }

  /** Why the element does not cover a name, as {@code its action is …, the request is …}. */
  String whyNot(String name) {
    return "its %s is %s%s, the request is %s"
        .formatted(
            foldsCase ? "action" : "resource",
            negated ? "anything but " : "",
            Listing.of(written),
            foldsCase ? name : "for " + name);
  }
}
