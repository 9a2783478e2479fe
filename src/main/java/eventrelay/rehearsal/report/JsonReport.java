package eventrelay.rehearsal.report;

import com.fasterxml.jackson.core.JsonGenerator;
import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.print.SafeJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One JSON object for programs, in UTF-8, written piece by piece as the events are sent. */
public final class JsonReport implements Reporter {
  private final JsonGenerator json;

  /**
   * Writes nothing yet.
   *
   * @param out where to write; it is flushed at the end, and left open
   * @throws UncheckedIOException if it cannot be written, here and in the methods
   */
  public JsonReport(OutputStream out) {
    // By way of a writer, which replaces a lone surrogate; the stream's generator refuses it.
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try {
      json = SafeJson.generator(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start(List<String> stacks, List<String> notes) {
    write(
        () -> {
          json.writeStartObject();
          strings("stacks", stacks);
          if (!notes.isEmpty()) {
            strings("notes", notes);
          }
          json.writeArrayFieldStart("events");
        });
  }

  @Override
  public void journey(Journey journey) {
    write(
        () -> {
          var event = EventFacts.of(journey.event());
          json.writeStartObject();
          json.writeStringField("id", event.id());
          json.writeStringField("source", event.source());
          json.writeStringField("detailType", event.detailType());
          json.writeStringField("account", event.account());
          json.writeStringField("region", event.region());
          json.writeStringField("expected", journey.expected().text());
          json.writeStringField("outcome", journey.outcome().text());
          json.writeArrayFieldStart("hops");
          for (var hop : journey.hops()) {
            hop(hop);
          }
          json.writeEndArray();
          if (journey.function().isPresent()) {
            function(journey.function().get());
          }
          json.writeEndObject();
        });
  }

  @Override
  public void changes(Changes changes) {
    write(
        () -> {
          endEvents();
          json.writeFieldName("changes");
          json.writeTree(JsonChanges.of(changes));
        });
  }

  @Override
  public void drift(DriftEffect effect) {
    write(
        () -> {
          endEvents();
          json.writeFieldName("drift");
          json.writeTree(JsonChanges.of(effect));
        });
  }

  @Override
  public void nothing(String because) {
    write(
        () -> {
          endEvents();
          json.writeStringField("nothing", because);
        });
  }

  @Override
  public void end(Summary summary) {
    write(
        () -> {
          endEvents();
          json.writeObjectFieldStart("summary");
          json.writeNumberField("events", summary.events());
          json.writeNumberField("delivered", summary.delivered());
          json.writeNumberField("filtered", summary.filtered());
          json.writeNumberField("deadLettered", summary.deadLettered());
          json.writeNumberField("lost", summary.lost());
          json.writeNumberField("unproven", summary.unproven());
          json.writeNumberField("unexpected", summary.unexpected());
          json.writeEndObject();
          json.writeEndObject();
          json.writeRaw('\n');
          json.close();
        });
  }

  private void endEvents() throws IOException {
    if (json.getOutputContext().inArray()) {
      json.writeEndArray();
    }
  }

  private void hop(Hop hop) throws IOException {
    json.writeStartObject();
    json.writeStringField("account", hop.place().account());
    json.writeStringField("region", hop.place().region());
    json.writeStringField("at", hop.at());
    json.writeStringField("verdict", hop.verdict().text());
    json.writeStringField("because", hop.because());
    json.writeEndObject();
  }

  private void function(FunctionRun run) throws IOException {
    json.writeObjectFieldStart("function");
    json.writeStringField("name", run.name());
    json.writeFieldName("result");
    json.writeTree(run.result());
    strings("log", run.log());
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (var value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
