package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The invocations of a function that have not ended. Those that wait are sent together, so that
 * Python and Java need not wait for each other at each. The driver runs none that follows a
 * failure, because the one that failed may come again first; they are sent once more.
 */
final class RequestQueue {
  /** What Lambda allows a function to get ready, apart from the function's own timeout. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private static final int MOST_TOGETHER = 16;
  private static final int MOST_BYTES_TOGETHER = PythonProcess.ALWAYS_TAKEN - 4;

  private final Sandbox sandbox;
  private final ObjectNode setup;
  private final Duration start;
  private final Duration timeout;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private PythonProcess process;
  private Map<String, Optional<Refusal>> told = Map.of();
  private long invocations;
  private int sent;
  private int together = 1;

  /**
   * An empty one.
   *
   * @param setup what the driver has to know of the function
   * @param start how long the interpreter may take to start the driver
   * @param timeout how long an invocation may take
   */
  RequestQueue(Sandbox sandbox, ObjectNode setup, Duration start, Duration timeout) {
    this.sandbox = sandbox;
    this.setup = setup;
    this.start = start;
    this.timeout = timeout;
  }

  /** Adds an invocation, and sends it if there is no other. */
  PendingInvocation add(JsonNode event, Map<String, Optional<Refusal>> topics) {
    var pending = new Pending(event, topics);
    waiting.add(pending);
    if (waiting.size() == 1) {
      send();
    }
    return pending;
  }

  /** Of those that wait, the first ones may have been sent. */
  private final class Pending implements PendingInvocation {
    private final JsonNode event;
    private final Map<String, Optional<Refusal>> topics;
    private final List<Publication> publications = new ArrayList<>();
    private JsonNode answer;

    Pending(JsonNode event, Map<String, Optional<Refusal>> topics) {
      this.event = event;
      this.topics = topics;
    }

    @Override
    public Invocation end() {
      if (waiting.peek() != this) {
        throw new IllegalStateException("invocations end in the order in which they began");
      }
      if (sent == 0) {
        send();
      }
      var end = answer == null ? process.answer(timeout, publications::add) : answer;
      var log = process.takeLog();
      waiting.remove();
      sent--;
      if (process.goesOn()) {
        together = Math.min(2 * together, MOST_TOGETHER);
      } else {
        takeBack();
      }
      if (!end.has("result")) {
        // What waits has to wait longer, because this may be tried again.
        return new Failed(
            end.get("errorType").textValue(),
            end.get("errorMessage").textValue(),
            log,
            List.copyOf(publications));
      }
      if (sent == 0 && !waiting.isEmpty()) {
        send();
      }
      return new Returned(end.get("result"), log, List.copyOf(publications));
    }

    @Override
    public Invocation again() {
      waiting.addFirst(this);
      answer = null;
      publications.clear();
      return end();
    }
  }

  /** What was sent and not run is as if it had not been sent. */
  private void takeBack() {
    invocations -= sent;
    if (sent > 0) {
      told = null;
    }
    sent = 0;
    // A function whose answers are all of this kind is sent each event once.
    together = 1;
  }

  private void send() {
    if ((process == null || process.isOver()) && !setUp(waiting.element())) {
      return;
    }
    var batch = new ArrayList<byte[]>();
    var bytes = 0;
    for (var pending : waiting) {
      if (batch.size() == together) {
        break;
      }
      var request = request(invocations + 1);
      var toldAlready = pending.topics.equals(told);
      if (!toldAlready) {
        tell(pending.topics, request);
      }
      var line = DriverJson.line(request.set("event", pending.event));
      bytes += line.length;
      if (!batch.isEmpty() && bytes > MOST_BYTES_TOGETHER) {
        break;
      }
      batch.add(line);
      told = toldAlready ? told : Map.copyOf(pending.topics);
      invocations++;
    }
    sent = batch.size();
    process.request(batch);
  }

  /** Starts a process; false if it is over already, which is then the answer to the first. */
  private boolean setUp(Pending first) {
    var request = request(invocations + 1);
    tell(first.topics, request);
    told = Map.copyOf(first.topics);
    // The set-up may publish as well: on Lambda, a module that is imported can.
    request.put("boto3", PythonProcess.source("boto3.py")).setAll(setup);
    process = sandbox.process();
    var ready = process.setUp(request, start, INIT_LIMIT, first.publications::add);
    if (process.isOver()) {
      first.answer = ready;
      invocations++;
      sent = 1;
    }
    return !process.isOver();
  }

  private static ObjectNode request(long number) {
    // Counted rather than random, so that two rehearsals log the same.
    return JsonNodeFactory.instance.objectNode().put("requestId", new UUID(0, number).toString());
  }

  /** The process remembers the topics, so that a request does not grow with their number. */
  private static void tell(Map<String, Optional<Refusal>> topics, ObjectNode request) {
    var allowed = request.putArray("topics");
    var refusals = request.putObject("refusals");
    topics.forEach(
        (arn, refusal) ->
            refusal.ifPresentOrElse(
                r -> refusals.putArray(arn).add(r.code()).add(r.message()),
                () -> allowed.add(arn)));
  }
}
