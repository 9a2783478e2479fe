package eventrelay.rehearsal.function;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running {@code driver.py}: takes a line of JSON, answers with a line of JSON. */
final class PythonProcess implements AutoCloseable {
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
  // ASCII only, so that no locale matters; NaN is what Python writes for it, and Lambda lets it.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final Process process;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private boolean over;

  private PythonProcess(Process process) {
    this.process = process;
    var reader = new Thread(this::readAnswers, "answers of python3 " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the driver in the folder with the code.
   *
   * @param environment all that it sees of the environment, besides PATH
   */
  static PythonProcess start(
      Interpreter interpreter, FunctionFolder folder, Map<String, String> environment) {
    var command =
        List.of(
            interpreter.executable().toString(),
            "-B",
            "-u",
            "-X",
            "utf8",
            "-c",
            source("driver.py"));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.code().toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", interpreter.path());
    builder.environment().putAll(environment);
    try {
      return new PythonProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer to one line; one with {@code errorType} if there was none, and then the process is
   * over.
   *
   * @param publications is told of each call to publish that comes before the answer
   */
  JsonNode ask(ObjectNode request, Duration limit, Consumer<Publication> publications) {
    try {
      send(request);
      var end = System.nanoTime() + limit.toNanos();
      while (true) {
        var answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (answer == null) {
          close();
          return failure("Sandbox.Timedout", "no answer within " + seconds(limit) + " s");
        }
        if (answer.isEmpty()) {
          return failure("Runtime.ExitError", exit());
        }
        var line = JSON.readTree(answer.get());
        if (!line.has("publication")) {
          return line;
        }
        publications.accept(Publication.of(line.get("publication")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the handler ran", e);
    }
  }

  /** True if it cannot be asked again. */
  boolean isOver() {
    return over;
  }

  /** Kills it and what it started, and waits until they are gone. */
  @Override
  public void close() {
    over = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private void send(ObjectNode request) throws IOException {
    var line = JSON.writeValueAsString(request) + "\n";
    try {
      process.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It died since its last answer; what is then read from it is its end, and is reported.
    }
  }

  private String exit() throws InterruptedException {
    var ended = process.waitFor(EXIT_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    close();
    return ended
        ? "python3 ended with exit status " + process.exitValue()
        : "python3 closed its output";
  }

  private void readAnswers() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(Optional.of(line));
      }
    } catch (IOException e) {
      // Killing the process closes the stream under the reader: an end like any other.
    } finally {
      answers.add(Optional.empty());
    }
  }

  private static JsonNode failure(String errorType, String message) {
    return JSON.createObjectNode().put("errorType", errorType).put("errorMessage", message);
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
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
