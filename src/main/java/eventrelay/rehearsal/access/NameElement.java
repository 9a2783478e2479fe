package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Action, NotAction, Resource or NotResource element of a statement.
 *
 * @param negated true if it applies to all names but those written
 * @param foldsCase true for actions, whose case does not matter; that of a resource does
 * @param written the patterns
 */
public record NameElement(boolean negated, boolean foldsCase, List<Template> written) {
  private static final String ANYTHING = "*";

  static NameElement actions(boolean negated, List<String> written) {
    return of(negated, true, written, false, each -> new Glob(each.toLowerCase(Locale.ROOT)));
  }

  static NameElement resources(boolean negated, List<String> written, boolean variables) {
    return of(negated, false, written, variables, Glob::new);
  }

  /** An element that leaves it open what it is about. */
  static NameElement anything(boolean foldsCase) {
    return of(false, foldsCase, List.of(ANYTHING), false, Glob::new);
  }

  private static NameElement of(
      boolean negated,
      boolean foldsCase,
      List<String> written,
      boolean variables,
      Function<String, Glob> reader) {
    return new NameElement(
        negated,
        foldsCase,
        written.stream()
            .map(each -> new Template(each, variables, text -> reader.apply(text)::matches))
            .toList());
  }

  /** Whether the statement is about the request's action or resource. */
  Truth covers(AccessRequest request) {
    var name = foldsCase ? request.action().toLowerCase(Locale.ROOT) : request.resource();
    var matches = Truth.NO;
    for (var each : written) {
      matches = matches.or(each.matches(name, request.context()));
    }
    return negated ? matches.not() : matches;
  }

  /** Why the element does not cover it, as {@code its action is …, the request is …}. */
  String whyNot(AccessRequest request) {
    return wish()
        + ", the request is "
        + (foldsCase ? request.action() : "for " + request.resource());
  }

  /** Why the element perhaps covers it, and what would settle it. */
  Optional<String> doubt(AccessRequest request) {
    return written.stream()
        .flatMap(each -> each.doubt(request.context()).stream())
        .findFirst()
        .map(doubt -> wish() + ": " + doubt);
  }

  private String wish() {
    return "its %s is %s%s"
        .formatted(
            foldsCase ? "action" : "resource",
            negated ? "anything but " : "",
            Template.listing(written));
  }
}
