package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A value of a policy in which policy variables may stand; see the IAM User Guide, "IAM policy
 * elements: Variables and tags".
 */
final class Template {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?:([*?$])|([^,{}']+?)(?:, ?'([^']*)')?)}");

  /**
   * The value with its variables filled in.
   *
   * @param text the value, with {@code *} for what is not known; empty if a variable has no value,
   *     for then the value is equal to nothing and like nothing
   * @param doubt what is not known, and what would settle it; empty if all is
   */
  private record Filled(Optional<String> text, Optional<String> doubt) {}

  private final String written;
  private final Function<String, Predicate<String>> compiler;
  private final Optional<Predicate<String>> constant;

  /**
   * Reads a value.
   *
   * @param variables false where AWS reads {@code ${…}} literally
   * @throws IllegalArgumentException if the value has no variables and the compiler does not take
   *     it
   */
  Template(String written, boolean variables, Function<String, Predicate<String>> compiler) {
    this.written = written;
    this.compiler = compiler;
    this.constant =
        variables && written.contains("${")
            ? Optional.empty()
            : Optional.of(compiler.apply(written));
  }

  /** How a sentence shows several values. */
  static String listing(List<Template> values) {
    return Abbreviated.of(values.stream().map(each -> each.written).toList());
  }

  Truth matches(String given, RequestContext context) {
    if (constant.isPresent()) {
      return Truth.of(constant.get().test(given));
    }
    var filled = fill(context);
    if (filled.text.isEmpty()) {
      return Truth.NO;
    }
    var text = filled.text.get();
    if (filled.doubt.isEmpty()) {
      return Truth.of(compiler.apply(text).test(given));
    }
    // Wider than any comparison: what does not fit even so matches under no value.
    var widest = new Glob(text.toLowerCase(Locale.ROOT));
    return Truth.PERHAPS.and(Truth.of(widest.matches(given.toLowerCase(Locale.ROOT))));
  }

  /** What is not known of the value, and what would settle it. */
  Optional<String> doubt(RequestContext context) {
    return constant.isPresent() ? Optional.empty() : fill(context).doubt;
  }

  private Filled fill(RequestContext context) {
    var text = new StringBuilder();
    var doubt = Optional.<String>empty();
    var variable = VARIABLE.matcher(written);
    var rest = 0;
    while (variable.find()) {
      text.append(written, rest, variable.start());
      rest = variable.end();
      if (variable.group(1) != null) {
        text.append(Glob.literal(variable.group(1)));
        continue;
      }
      var values = context.values(variable.group(2));
      if (values.isPresent() && values.get().isEmpty() && variable.group(3) == null) {
        return new Filled(Optional.empty(), Optional.empty());
      }
      var value =
          values
              .filter(known -> known.size() <= 1)
              .map(known -> known.isEmpty() ? variable.group(3) : known.get(0))
              .filter(known -> known.equals(Glob.literal(known)));
      text.append(value.orElse("*"));
      if (value.isEmpty()) {
        doubt = doubt.or(() -> Optional.of(why(variable.group(), context, variable.group(2))));
      }
    }
    text.append(written.substring(rest));
    if (VARIABLE.matcher(written).replaceAll("").contains("${")) {
      return new Filled(
          Optional.of("*"),
          Optional.of("what " + written + " stands for is not known; write the value itself"));
    }
    if (doubt.isEmpty() && !compiles(text.toString())) {
      doubt = Optional.of(written + " gives " + text + ", which is not of the operator's type");
    }
    return new Filled(Optional.of(text.toString()), doubt);
  }

  private static String why(String variable, RequestContext context, String key) {
    return context.values(key).isPresent()
        ? "what AWS makes of several values, or of a wildcard, in "
            + variable
            + " is not documented"
        : "the value of " + variable + " is not known: " + context.why(key);
  }

  private boolean compiles(String text) {
    try {
      compiler.apply(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
