package eventrelay.rehearsal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ParseProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Messages in a file: what the AWS CLI printed, one message, a list of them, or JSON Lines of any
 * of these.
 *
 * @param name what sentences call it
 * @param messages each message's JSON, of whatever shape
 */
public record DeadLetterFile(String name, List<JsonNode> messages) {
  private static final String REMEDY =
      "hand over what `aws sqs receive-message --message-attribute-names All` printed";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Keeps its own copy of the list. */
  public DeadLetterFile {
    messages = List.copyOf(messages);
  }

  /** The accounts that the messages' events come from. */
  public Set<String> accounts() {
    return messages.stream()
        .flatMap(message -> DeadLetter.of(message).event().stream())
        .map(event -> event.place().account())
        .filter(account -> account.matches("[0-9]{12}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Reads a file.
   *
   * @throws UnusableInputException if it cannot be read, is not JSON, or has no message in it
   */
  public static DeadLetterFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UnusableInputException.in(file, "there is no such file", REMEDY + ", or - for that");
    }
    try (var in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw UnusableInputException.in(
          file, "it cannot be read", "check the file and its permissions", e);
    }
  }

  /** The same, from a stream that the caller closes. */
  public static DeadLetterFile read(String name, InputStream in) {
    var messages = new ArrayList<JsonNode>();
    try (var parser = JSON.createParser(in)) {
      while (parser.nextToken() != null) {
        JsonNode value = JSON.readTree(parser);
        messagesIn(value).forEach(messages::add);
      }
    } catch (JsonProcessingException e) {
      throw wrong(name, ParseProblem.of(e), e);
    } catch (IOException e) {
      throw wrong(name, "it cannot be read", e);
    }
    if (messages.isEmpty()) {
      // The AWS CLI prints nothing at all where a queue is empty.
      throw wrong(name, "there is no message in it: was the queue empty?", null);
    }
    return new DeadLetterFile(name, messages);
  }

  private static Iterable<JsonNode> messagesIn(JsonNode value) {
    for (var list : List.of("Messages", "Records")) {
      if (value.has(list)) {
        return value.path(list);
      }
    }
    return value.isArray() ? value : List.of(value);
  }

  private static UnusableInputException wrong(String name, String problem, Throwable cause) {
    return new UnusableInputException(name + ": " + problem + "; " + REMEDY, cause);
  }
}
