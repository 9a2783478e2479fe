package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Builds a JSON tree from YAML events. Jackson's own YAML reader takes an alias for a string,
 * {@code yes} for true and 012345678901 for a string, all unlike Pulumi's.
 */
final class YamlDocument {
  private static final int DEEPEST_LEVEL = 100;
  // Such a file has some hundred bytes; more than this is another file.
  private static final int MOST_BYTES = 1_000_000;
  private static final String CORRECT = "correct the YAML";
  private static final Set<String> PLAIN_TAGS =
      Set.of("!", Tag.STR.getValue(), Tag.MAP.getValue(), Tag.SEQ.getValue());

  private final Path file;
  private Iterator<Event> events;
  private Event latest;

  private YamlDocument(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableInputException if it cannot be read, or is not the YAML that Pulumi's files are
   */
  static JsonNode of(Path file) {
    return new YamlDocument(file).read(text(file));
  }

  /** Reads a text that is said to be of that file. */
  static JsonNode of(Path file, String text) {
    return new YamlDocument(file).read(text);
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw UnusableInputException.in(file, "it is a folder, not a file", "rename it");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw UnusableInputException.in(
            file, "it has more than " + MOST_BYTES + " bytes", "keep only settings in it");
      }
      var text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException reason) {
      throw UnusableInputException.in(file, "it is not UTF-8 text", "save it as UTF-8", reason);
    } catch (IOException reason) {
      throw UnusableInputException.in(
          file, "it cannot be read", "check the file and its permissions", reason);
    }
  }

  /** The document's tree; null as a JSON value if there is no document. */
  private JsonNode read(String text) {
    try {
      events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
      skip(Event.ID.StreamStart);
      var first = next();
      if (first.is(Event.ID.StreamEnd)) {
        return JsonNodeFactory.instance.nullNode();
      }
      var tree = value(next(), 1);
      skip(Event.ID.DocumentEnd);
      var last = next();
      if (!last.is(Event.ID.StreamEnd)) {
        throw wrong(last, "a second document begins", "keep one document in the file");
      }
      return tree;
    } catch (MarkedYAMLException reason) {
      var context = reason.getContext() == null ? "" : reason.getContext() + ", ";
      var mark = reason.getProblemMark();
      throw UnusableInputException.in(
          file, place(mark) + ": " + context + reason.getProblem(), CORRECT, reason);
    } catch (ReaderException reason) {
      throw UnusableInputException.in(
          file,
          String.format(
              "line %d: the control character U+%04X is not text",
              text.codePoints().limit(reason.getPosition()).filter(c -> c == '\n').count() + 1,
              reason.getCodePoint()),
          "delete it",
          reason);
    } catch (YAMLException reason) {
      throw UnusableInputException.in(
          file, "it is not YAML: " + reason.getMessage(), CORRECT, reason);
    }
  }

  private Event next() {
    try {
      latest = events.next();
      return latest;
    } catch (NumberFormatException reason) {
      // SnakeYAML says so of an escape that is cut short or beyond Unicode, and not where.
      throw UnusableInputException.in(
          file,
          "line " + (latest.getEndMark().getLine() + 1) + " or below: a \\u or \\U escape is wrong",
          CORRECT,
          reason);
    }
  }

  private void skip(Event.ID expected) {
    var event = next();
    if (!event.is(expected)) {
      throw new IllegalStateException("expected " + expected + ", got " + event);
    }
  }

  private JsonNode value(Event event, int level) {
    if (event instanceof AliasEvent) {
      throw wrong(event, "an alias stands for a value", "write the value itself");
    }
    if (level > DEEPEST_LEVEL) {
      throw wrong(event, "more than " + DEEPEST_LEVEL + " nesting levels", "nest less deeply");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    checkTag(start, start.getTag());
    return start.is(Event.ID.MappingStart) ? map(level) : list(level);
  }

  private JsonNode scalar(ScalarEvent scalar) {
    checkTag(scalar, scalar.getTag());
    if (!scalar.isPlain() || scalar.getTag() != null) {
      return JsonNodeFactory.instance.textNode(scalar.getValue());
    }
    return PlainScalar.resolve(scalar.getValue())
        .orElseThrow(
            () -> wrong(scalar, scalar.getValue() + " is not a number in JSON", "quote it"));
  }

  private ArrayNode list(int level) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      list.add(value(event, level + 1));
    }
    return list;
  }

  private ObjectNode map(int level) {
    var map = JsonNodeFactory.instance.objectNode();
    for (var event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      var key = key(event);
      if (map.has(key)) {
        throw wrong(event, "the key " + key + " is there a second time", "delete one of the two");
      }
      map.set(key, value(next(), level + 1));
    }
    return map;
  }

  private String key(Event event) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw wrong(event, "a key is not a plain word", "write it as text");
    }
    checkTag(scalar, scalar.getTag());
    if (scalar.getValue().isEmpty()) {
      throw wrong(event, "a key is empty", "name what the value is for");
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw wrong(event, "a merge key (<<) stands for other keys", "write those keys themselves");
    }
    return scalar.getValue();
  }

  private void checkTag(Event event, String tag) {
    if (tag != null && !PLAIN_TAGS.contains(tag)) {
      throw wrong(event, "a value has the YAML tag " + tag, "write it without the tag");
    }
  }

  private UnusableInputException wrong(Event event, String problem, String remedy) {
    return UnusableInputException.in(file, place(event.getStartMark()) + ": " + problem, remedy);
  }

  private static String place(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }
}
