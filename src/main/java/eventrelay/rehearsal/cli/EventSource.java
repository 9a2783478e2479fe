package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eventrelay.names.Regions;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ParseProblem;
import eventrelay.rehearsal.event.Event;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file with one event, or with JSON Lines of events (EventBridge User Guide, "Event structure").
 * It is read as a stream, so it may be of any length.
 *
 * @param name what messages call it
 * @param file where it is
 */
record EventSource(String name, Path file) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final int MOST_SHOWN = 60;

  /**
   * Reads all events without sending any, so that a mistake is reported before the first one is
   * sent.
   *
   * @param seen takes each event
   * @throws UnusableInputException if the file cannot be read, has no event, or one that
   *     EventBridge would never deliver
   */
  void check(Consumer<Event> seen) {
    var events = new AtomicInteger();
    read(
        event -> {
          check(event, events.incrementAndGet());
          seen.accept(Event.of(event));
        });
    if (events.get() == 0) {
      throw new UnusableInputException(name + ": there is no event in it; put one in, as JSON");
    }
  }

  /** Hands over each event, in order. */
  void forEach(Consumer<Event> consumer) {
    read(event -> consumer.accept(Event.of(event)));
  }

  private void read(Consumer<JsonNode> consumer) {
    if (Files.isDirectory(file)) {
      throw new UnusableInputException(
          name.isEmpty()
              ? "--event: the name is empty; name a file with an event, or - for standard input"
              : name
                  + ": it is a folder; name the files with events in it, such as "
                  + name
                  + "/*.json");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException(
          name + ": there is no such file; name a file with an event, or - for standard input");
    }
    var count = 0;
    // Not readValues, which takes a list apart and overlooks whatever follows it.
    try (var parser = MAPPER.createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        JsonNode event = MAPPER.readTree(parser);
        count++;
        consumer.accept(event);
      }
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          "%s: event %d: %s; write one JSON object per event"
              .formatted(name, count + 1, ParseProblem.of(e)),
          e);
    } catch (IOException e) {
      throw new UnusableInputException(
          name + ": it cannot be read; check the file and its permissions", e);
    }
  }

  private void check(JsonNode event, int number) {
    if (!event.isObject()) {
      throw wrong(number, "is " + shown(event), "write a JSON object");
    }
    if (event.has("deployment") && !event.has("detail-type")) {
      throw wrong(number, "is an export of a stack", "rehearse it with --export");
    }
    if (event.has("terraform_version")) {
      throw wrong(
          number, "is a Terraform state", "adopt it with --import-file and --terraform-state");
    }
    for (var field : List.of("source", "detail-type")) {
      if (!event.path(field).isTextual() || event.path(field).textValue().isEmpty()) {
        throw wrong(number, "has no text in " + field, "copy a whole event, with its envelope");
      }
    }
    var account = event.path("account");
    if (!account.isTextual() || !ACCOUNT.matcher(account.textValue()).matches()) {
      throw wrong(
          number,
          "has account " + shown(account),
          "write 12 digits in quotes, such as \"222222222222\"");
    }
    var region = event.path("region");
    if (!region.isTextual() || !Regions.hasForm(region.textValue())) {
      throw wrong(
          number,
          "has region " + shown(region),
          "write a Region's name, such as \"ap-northeast-1\"");
    }
  }

  private UnusableInputException wrong(int number, String problem, String remedy) {
    return new UnusableInputException(
        "%s: event %d %s; %s".formatted(name, number, problem, remedy));
  }

  private static String shown(JsonNode value) {
    var text = value.isMissingNode() ? "nothing" : Json.write(value);
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
