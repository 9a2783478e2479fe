package eventrelay.rehearsal.deadletter;

import static eventrelay.rehearsal.print.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.Arn;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.ResourceName;
import eventrelay.rehearsal.print.SafeJson;
import eventrelay.rehearsal.print.Terminal;
import java.io.PrintStream;
import java.util.List;

/** What messages of dead-letter queues say, for people and for programs. */
public final class DeadLetterReport implements PrintableReport {
  private static final String INDENT = "    ";

  private final List<String> stacks;
  private final List<String> notes;
  private final List<Explanation> explanations;

  /**
   * Reports these explanations.
   *
   * @param stacks the stacks that the messages' events were sent through
   * @param notes what the reader has to know about them
   */
  public DeadLetterReport(List<String> stacks, List<String> notes, List<Explanation> explanations) {
    this.stacks = List.copyOf(stacks);
    this.notes = List.copyOf(notes);
    this.explanations = List.copyOf(explanations);
  }

  /** How many messages are not explained. */
  public long unknown() {
    return explanations.stream().filter(one -> !one.explained()).count();
  }

  /** Writes the explanations for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    out.println("Dead letters of " + safe(String.join(", ", stacks)));
    notes.forEach(note -> out.println(terminal.yellow("note: ") + safe(note)));
    for (var one : explanations) {
      out.println();
      var message = one.message().isEmpty() ? "(a message without an id)" : one.message();
      var head = safe(message + (one.code().isEmpty() ? "" : "  " + one.code()));
      out.println(one.explained() ? terminal.green("✔ " + head) : terminal.red("? " + head));
      one.queue().ifPresent(arn -> place(out, "waits in", arn));
      one.from().ifPresent(arn -> place(out, "given up by", arn));
      one.to().ifPresent(arn -> place(out, "refused by", arn));
      line(out, "event", one.event());
      line(out, "AWS says", one.said());
      one.meaning().forEach(sentence -> line(out, "meaning", sentence));
      one.asked().ifPresent(sentence -> line(out, "asked", sentence));
      one.change().ifPresent(sentence -> line(out, "look at", sentence));
      one.unknown().forEach(sentence -> line(out, "unknown", sentence));
      if (!one.redrive().isEmpty()) {
        out.println(INDENT + "then, to send it again:");
        one.redrive().forEach(command -> out.println(INDENT + INDENT + safe(command)));
      }
    }
    out.println();
    out.println(
        "%d %s: %d explained, %d unknown"
            .formatted(
                explanations.size(),
                explanations.size() == 1 ? "message" : "messages",
                explanations.size() - unknown(),
                unknown()));
  }

  private static void place(PrintStream out, String label, String arn) {
    var where = Arn.find(arn).map(in -> in.account() + "  " + in.region() + "  ").orElse("");
    line(out, label, where.stripLeading() + ResourceName.of(arn).text());
  }

  private static void line(PrintStream out, String label, String text) {
    if (!text.isEmpty()) {
      out.println(INDENT + "%-11s  %s".formatted(label, safe(text)));
    }
  }

  /** Writes the explanations for programs. */
  @Override
  public void json(PrintStream out) {
    var root = JsonNodeFactory.instance.objectNode();
    stacks.forEach(root.putArray("stacks")::add);
    if (!notes.isEmpty()) {
      notes.forEach(root.putArray("notes")::add);
    }
    var messages = root.putArray("messages");
    for (var one : explanations) {
      var object =
          messages
              .addObject()
              .put("message", one.message())
              .put("event", one.event())
              .put("explained", one.explained())
              .put("errorCode", one.code())
              .put("errorMessage", one.said());
      one.queue().ifPresent(arn -> object.put("queue", arn));
      one.from().ifPresent(arn -> object.put("from", arn));
      one.to().ifPresent(arn -> object.put("to", arn));
      one.meaning().forEach(object.putArray("meaning")::add);
      one.asked().ifPresent(sentence -> object.put("asked", sentence));
      one.change().ifPresent(sentence -> object.put("change", sentence));
      one.redrive().forEach(object.putArray("redrive")::add);
      one.unknown().forEach(object.putArray("unknown")::add);
    }
    root.putObject("summary")
        .put("messages", explanations.size())
        .put("explained", explanations.size() - unknown())
        .put("unknown", unknown());
    SafeJson.print(out, root);
  }
}
