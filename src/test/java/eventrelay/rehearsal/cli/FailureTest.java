package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run says that could not go on. */
@Timeout(60)
class FailureTest {
  private static final String REPORT =
      "; please report it as an issue of event-relay, with the command line and what"
          + " EVENT_RELAY_TRACE=1 shows\n";

  static Stream<Arguments> thrown() throws IOException {
    return Stream.of(
        Arguments.of(
            new UnusableInputException("f: wrong; write right"), "f: wrong; write right\n"),
        Arguments.of(UnusableInputException.ofLines(List.of("a", "b")), "a\nb\n"),
        Arguments.of(
            new UnsupportedPolicyException("p", "is odd", "remedy"), "p: is odd; remedy\n"),
        Arguments.of(
            new UncheckedIOException(new NoSuchFileException("/x/y")),
            "/x/y cannot be read or written: no such file; check that there is space, and that the"
                + " folder for temporary files is there: "),
        Arguments.of(
            new UncheckedIOException(new AccessDeniedException("/x/\u001b[2Jy\n")),
            "/x/[2Jy  cannot be read or written: access denied; check that"),
        Arguments.of(
            new UncheckedIOException(new FileSystemException("/x", null, "No space left")),
            "a file or a process cannot be read or written: /x: No space left; check that"),
        Arguments.of(
            new UncheckedIOException(noJson()),
            "the process of a function answered with something that is not JSON: Unrecognized token"
                + " 'hello'"),
        Arguments.of(
            new OutputException("standard output", new IOException("No space left on device")),
            "standard output: it cannot be written: No space left on device; free some space, or send"
                + " it elsewhere\n"),
        Arguments.of(
            new StackOverflowError(),
            "something in these files is nested too deeply; if it has to be"
                + REPORT.replace(";", ",")),
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            "Java has too little memory for these stacks and events: rehearse fewer at once, or on a"
                + " machine with more memory\n"),
        Arguments.of(
            new IllegalStateException("a\u001b[2J\nb"),
            "the rehearsal failed: java.lang.IllegalStateException: a[2J b" + REPORT),
        Arguments.of(
            new NullPointerException(),
            "the rehearsal failed: java.lang.NullPointerException" + REPORT),
        Arguments.of(
            new AssertionError("no"),
            "the rehearsal failed: java.lang.AssertionError: no" + REPORT));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void isASentenceAndExitStatusTwo(Throwable thrown, String sentence) {
    var run = reading(thrown);

    assertThat(run.err()).startsWith(sentence);
    assertThat(run.err().lines()).hasSize((int) sentence.strip().lines().count());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.showsTrace()).isFalse();
  }

  @Test
  void ofAClosedPipeIsQuietAndHasTheStatusOfSigpipe() throws IOException {
    var pipe = Pipe.open();
    pipe.source().close();
    var err = new ByteArrayOutputStream();
    try (var closed = Channels.newOutputStream(pipe.sink())) {
      var status =
          Rehearse.run(
              new String[] {"--help"},
              Path.of(""),
              InputStream.nullInputStream(),
              closed,
              err,
              false);

      assertThat(status).isEqualTo(141);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void ofAFullDiskIsSaidWhateverWasAsked(List<String> commandLine) {
    var err = new ByteArrayOutputStream();

    var status =
        Rehearse.run(
            commandLine.toArray(String[]::new),
            Path.of(""),
            InputStream.nullInputStream(),
            OutletTest.failing("No space left on device"),
            err,
            false);

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "standard output: it cannot be written: No space left on device; free some space, or"
                + " send it elsewhere\n");
  }

  static Stream<List<String>> commandLines() {
    return Stream.of(
        List.of("--help"),
        List.of("--version"),
        List.of("--break", "all", "--event", "events/ec2-pending.json"),
        List.of("--attacks"),
        List.of("--attacks", "--format", "json"),
        List.of("--event", "events/ec2-pending.json"),
        List.of("--event", "events/ec2-pending.json", "--format", "json"),
        List.of("--event", "events/ec2-pending.json", "--format", "markdown"));
  }

  @Test
  void ofAFileOfOptionsThatCannotBeReadIsASentence() {
    var run = Run.of("@src");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("the command line cannot be read: ");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void thatCannotBeSaidAnywhereIsStillAStatus() {
    var status =
        Rehearse.run(
            new String[] {"--nonsense"},
            Path.of(""),
            InputStream.nullInputStream(),
            OutletTest.failing("full"),
            OutletTest.failing("full"),
            false);

    assertThat(status).isEqualTo(2);
  }

  /** A run that fails where events are read. */
  private static Run reading(Throwable thrown) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in =
        new InputStream() {
          @Override
          public int read() {
            return FailureTest.<RuntimeException, Integer>rethrow(thrown);
          }
        };
    var status = Rehearse.run(new String[] {"--event", "-"}, Path.of(""), in, out, err, false);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable, T> T rethrow(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static JsonProcessingException noJson() throws IOException {
    try {
      new ObjectMapper().readTree("hello");
      throw new AssertionError();
    } catch (JsonProcessingException e) {
      return e;
    }
  }
}
