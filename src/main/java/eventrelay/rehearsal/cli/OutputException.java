package eventrelay.rehearsal.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/** Text could not leave: the disk is full, or the reader has closed the pipe. */
final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which output it was, and why.
   *
   * @param output standard output or standard error
   */
  OutputException(String output, IOException cause) {
    super("%s: it cannot be written: %s".formatted(output, cause.getMessage()), cause);
  }

  /**
   * True if the reader of a pipe has closed it, as {@code head} does once it has its lines. Java
   * tells that only in the words of the system, which may be in any language.
   */
  boolean isClosedPipe() {
    return getCause().getMessage() != null && getCause().getMessage().equals(ofClosedPipe());
  }

  private static String ofClosedPipe() {
    try {
      var pipe = Pipe.open();
      try (var sink = pipe.sink()) {
        pipe.source().close();
        sink.write(ByteBuffer.allocate(1));
        return "";
      }
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
