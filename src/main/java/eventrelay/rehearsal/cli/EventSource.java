package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eventrelay.names.Regions;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ParseProblem;
import eventrelay.rehearsal.event.EnvelopedEvent;
import eventrelay.rehearsal.event.Event;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file with one event, a list of events, or JSON Lines of events (EventBridge User Guide, "Event
 * structure"), each as it is or in an envelope of another service. It is read as a stream, so it
 * may be of any length.
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
   * @return a sentence for each kind of envelope that events were taken out of
   * @throws UnusableInputException if the file cannot be read, has no event, or one that
   *     EventBridge would never deliver
   */
  List<String> check(Consumer<Event> seen) {
    var events = new AtomicInteger();
    var envelopes = new TreeMap<String, Integer>();
    read(
        event -> {
          check(event, events.incrementAndGet());
          seen.accept(Event.of(event.json()));
          if (!event.envelopes().isEmpty()) {
            envelopes.merge(event.where(), 1, Integer::sum);
          }
        });
    if (events.get() == 0) {
      throw new UnusableInputException(name + ": there is no event in it; put one in, as JSON");
    }
    return envelopes.entrySet().stream().map(this::takenOut).toList();
  }

  private String takenOut(Map.Entry<String, Integer> envelope) {
    var count = envelope.getValue();
    return "%s: %s taken out of %s"
        .formatted(name, count == 1 ? "1 event was" : count + " events were", envelope.getKey());
  }

  /** Hands over each event, in order. */
  void forEach(Consumer<Event> consumer) {
    read(event -> consumer.accept(Event.of(event.json())));
  }

  private void read(Consumer<EnvelopedEvent> consumer) {
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
    var count = new AtomicInteger();
    // Not readValues, which overlooks whatever follows a list.
    try (var parser = MAPPER.createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          readList(parser, count, consumer);
        } else {
          open(MAPPER.readTree(parser), count, consumer);
        }
      }
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          "%s: event %d: %s; write one JSON object per event"
              .formatted(name, count.get() + 1, ParseProblem.of(e)),
          e);
    } catch (IOException e) {
      throw new UnusableInputException(
          name + ": it cannot be read; check the file and its permissions", e);
    }
  }

  /** One element after the other, so that a list may be of any length, too. */
  private static void readList(
      JsonParser parser, AtomicInteger count, Consumer<EnvelopedEvent> consumer)
      throws IOException {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      open(MAPPER.createArrayNode(), count, consumer);
      return;
    }
    do {
      open(MAPPER.readTree(parser), count, consumer);
    } while (parser.nextToken() != JsonToken.END_ARRAY);
  }

  private static void open(JsonNode value, AtomicInteger count, Consumer<EnvelopedEvent> consumer) {
    for (var event : EnvelopedEvent.in(value)) {
      count.incrementAndGet();
      consumer.accept(event);
    }
  }

  private void check(EnvelopedEvent enveloped, int number) {
    if (enveloped.problem().isPresent()) {
      throw wrong(
          enveloped,
          number,
          "is " + enveloped.problem().get(),
          "write the whole event, as a rule receives it");
    }
    var event = enveloped.json();
    if (!event.isObject()) {
      throw wrong(enveloped, number, "is " + shown(event), "write a JSON object");
    }
    if (event.has("deployment") && !event.has("detail-type")) {
      throw wrong(enveloped, number, "is an export of a stack", "rehearse it with --export");
    }
    if (event.has("terraform_version")) {
      throw wrong(enveloped, number, "is a Terraform state", "rehearse it with --terraform-state");
    }
    for (var field : List.of("source", "detail-type")) {
      if (!event.path(field).isTextual() || event.path(field).textValue().isEmpty()) {
        throw wrong(
            enveloped, number, "has no text in " + field, "copy a whole event, with its envelope");
      }
    }
    var account = event.path("account");
    if (!account.isTextual() || !ACCOUNT.matcher(account.textValue()).matches()) {
      throw wrong(
          enveloped,
          number,
          "has account " + shown(account),
          "write 12 digits in quotes, such as \"222222222222\"");
    }
    var region = event.path("region");
    if (!region.isTextual() || !Regions.hasForm(region.textValue())) {
      throw wrong(
          enveloped,
          number,
          "has region " + shown(region),
          "write a Region's name, such as \"ap-northeast-1\"");
    }
  }

  private UnusableInputException wrong(
      EnvelopedEvent event, int number, String problem, String remedy) {
    var where = event.envelopes().isEmpty() ? "" : ", in " + event.where() + ",";
    return new UnusableInputException(
        "%s: event %d%s %s; %s".formatted(name, number, where, problem, remedy));
  }

  private static String shown(JsonNode value) {
    var text = value.isMissingNode() ? "nothing" : Json.write(value);
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
