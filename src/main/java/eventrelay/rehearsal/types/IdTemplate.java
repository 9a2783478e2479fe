package eventrelay.rehearsal.types;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id made of properties, such as <code>{role}:{name}</code>.
 *
 * @param text the id with each property's name in braces
 */
public record IdTemplate(String text) {
  private static final Pattern PROPERTY = Pattern.compile("\\{([A-Za-z]+)\\}");

  /** The id with each property's value in place of its name. */
  public String fill(UnaryOperator<String> properties) {
    return PROPERTY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(properties.apply(match.group(1))));
  }

  /** The names of the properties, in the order of the id. */
  public Set<String> properties() {
    var names = new LinkedHashSet<String>();
    PROPERTY.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }
}
