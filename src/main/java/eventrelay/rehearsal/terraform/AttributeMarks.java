package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The names of the attributes that Terraform marks as sensitive or as not known. */
final class AttributeMarks {
  private AttributeMarks() {}

  /** Each is a path of steps; whatever lies below the first one is not shown either. */
  static Set<String> atPaths(JsonNode paths) {
    var names = new TreeSet<String>();
    for (var path : paths) {
      names.add(path.path(0).path("value").asText());
    }
    return names;
  }

  /** The names under which there is a {@code true} at any depth. */
  static Set<String> in(JsonNode marks) {
    var names = new TreeSet<String>();
    marks
        .properties()
        .forEach(
            mark -> {
              if (isMarked(mark.getValue())) {
                names.add(mark.getKey());
              }
            });
    return names;
  }

  private static boolean isMarked(JsonNode mark) {
    return mark.isBoolean()
        ? mark.booleanValue()
        : StreamSupport.stream(mark.spliterator(), false).anyMatch(AttributeMarks::isMarked);
  }
}
