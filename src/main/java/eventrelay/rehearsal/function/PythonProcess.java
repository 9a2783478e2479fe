package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.function.AnswerReader.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One running {@code driver.py} under its {@code supervisor.py}: takes lines of JSON, answers each
 * with a line of JSON. Its environment is fixed, and Python is isolated from the user's own
 * settings.
 *
 * @see <a href="https://docs.python.org/3/using/cmdline.html#cmdoption-I">Python's option -I</a>
 */
final class PythonProcess implements AutoCloseable {
  // Of what an unusable Python says.
  private static final int LONGEST_LINE = 200;

  /** A pipe of any system takes as many bytes without a reader. */
  static final int ALWAYS_TAKEN = 4096;

  private final Interpreter interpreter;
  private final ProcessTree tree;
  private final Seal seal = new Seal();
  private final AnswerReader answers;
  private final LogReader log;
  private long marks;
  private boolean goesOn;
  private boolean logIsTooLong;
  private boolean ended;

  private PythonProcess(Interpreter interpreter, Process process, FunctionFolder folder) {
    this.interpreter = interpreter;
    this.answers = new AnswerReader(process.getInputStream(), seal.copy());
    this.log = new LogReader(process.getErrorStream(), seal.copy(), answers::logFlood);
    this.tree =
        new ProcessTree(
            process,
            folder,
            List.of(
                start(answers, "answers of python3 " + process.pid()),
                start(log, "log of python3 " + process.pid())));
  }

  /**
   * Starts the driver in the folder with the code. Nothing of the function's configuration is in
   * the environment that the interpreter starts with.
   *
   * @throws UnusableInputException if what is named python3 does not run the driver
   */
  static PythonProcess start(Interpreter interpreter, FunctionFolder folder) {
    var command =
        List.of(
            interpreter.executable().toString(),
            "-I",
            "-B",
            "-u",
            "-X",
            "utf8",
            "-c",
            source("supervisor.py"),
            source("driver.py"),
            folder.root().toString());
    var builder = new ProcessBuilder(command).directory(folder.code().toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", interpreter.path(), "TMPDIR", folder.temporary()));
    try {
      return new PythonProcess(interpreter, builder.start(), folder);
    } catch (IOException e) {
      throw interpreter.unusable(e.getMessage(), e);
    }
  }

  /**
   * Hands over what the driver has to know before anything else.
   *
   * @param start how long the interpreter may take to start the driver
   * @param limit how long the handler may take to be imported
   * @return the answer, as of {@link #answer}
   * @throws UnusableInputException if what is named python3 does not run the driver
   */
  JsonNode setUp(
      ObjectNode setup, Duration start, Duration limit, Consumer<Publication> publications) {
    marks++;
    send(DriverJson.line(setup.put("key", seal.key())));
    var greeting = receive(start, publications);
    if (!greeting.isEmpty()) {
      close();
      var said = log.rest();
      throw interpreter.unusable(
          "the driver did not start in it: "
              + greeting.get("errorMessage").textValue()
              + (said.isEmpty() ? "" : ": " + shortened(said.get(said.size() - 1))),
          null);
    }
    return receive(limit, publications);
  }

  /**
   * Hands over requests, all that came before having been answered or given up.
   *
   * @param lines each with its line break
   */
  void request(List<byte[]> lines) {
    var batch = new ByteArrayOutputStream();
    batch.writeBytes((lines.size() + "\n").getBytes(StandardCharsets.US_ASCII));
    lines.forEach(batch::writeBytes);
    send(batch.toByteArray());
  }

  /**
   * The answer to the next of the requests; one with {@code errorType} if there was none, and then
   * the process is over.
   *
   * @param publications receives each call to publish that comes before the answer
   */
  JsonNode answer(Duration limit, Consumer<Publication> publications) {
    marks++;
    var answer = receive(limit, publications);
    // After a failure it would not go on, unless the handler changed how the driver writes.
    return answer.isEmpty() || goesOn && !answer.has("result") ? failure(Kind.FORGED) : answer;
  }

  /** True if, after the last answer, the requests that were handed over with it are run. */
  boolean goesOn() {
    return goesOn;
  }

  /** The lines that were logged up to the last answer, since the last call. */
  List<String> takeLog() {
    return ended ? log.rest() : log.take(marks);
  }

  /** True if it cannot be asked again. */
  boolean isOver() {
    return tree.isOver();
  }

  /** Ends it and what it started, and waits until they are gone. */
  @Override
  public void close() {
    tree.close();
  }

  private JsonNode receive(Duration limit, Consumer<Publication> publications) {
    var end = System.nanoTime() + limit.toNanos();
    goesOn = false;
    if (logIsTooLong && !log.isMarked(marks)) {
      return failure(Kind.LOG_FLOOD);
    }
    try {
      for (var left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
        var item = answers.poll(left);
        if (item == null) {
          break;
        }
        if (item.kind() == Kind.LOG_FLOOD && log.isMarked(marks)) {
          logIsTooLong = true; // That of a later request.
          continue;
        }
        if (item.kind() != Kind.LINE) {
          return failure(item.kind());
        }
        var line = DriverJson.read(item.json());
        if (item.isAnswer() ? !DriverJson.isAnswer(line) : !DriverJson.isPublication(line)) {
          return failure(Kind.FORGED); // The handler changed how the driver writes.
        }
        if (item.isAnswer()) {
          goesOn = item.goesOn();
          return line;
        }
        publications.accept(Publication.of(line.get("publication")));
      }
      close();
      return DriverJson.failure("Sandbox.Timedout", "no answer within " + seconds(limit) + " s");
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the handler ran", e);
    }
  }

  private JsonNode failure(Kind kind) {
    goesOn = false;
    if (kind == Kind.END) {
      ended = true;
      return DriverJson.failure("Runtime.ExitError", tree.exit());
    }
    close();
    return switch (kind) {
      case FORGED ->
          DriverJson.failure(
              "Rehearsal.ForgedAnswer",
              "something else than the driver wrote to the descriptor of its answers");
      case FLOOD ->
          DriverJson.failure(
              "Rehearsal.TooManyAnswers",
              "more came than %d MiB or %d lines to the descriptor of the driver's answers"
                  .formatted(AnswerReader.MOST_BYTES >> 20, AnswerReader.MOST_LINES));
      case LOG_FLOOD ->
          DriverJson.failure(
              "Rehearsal.LogTooLong",
              "the handler wrote more than %d MiB or %d lines to its log"
                  .formatted(LogReader.MOST_BYTES >> 20, LogReader.MOST_LINES));
      case LINE, END -> throw new IllegalArgumentException(kind.name());
    };
  }

  /** A large request may find no reader, and then only the process's end ends the writing. */
  private void send(byte[] line) {
    if (line.length <= ALWAYS_TAKEN) {
      tree.write(line);
    } else {
      start(() -> tree.write(line), "request to python3");
    }
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static Thread start(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** One of the Python files that the rehearsal brings along. */
  static String source(String name) {
    try (var stream = PythonProcess.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
