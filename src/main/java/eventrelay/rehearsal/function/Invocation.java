package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What came of handing one event to a handler. */
public sealed interface Invocation {
  /** The lines that were written to standard output and standard error, in order. */
  List<String> log();

  /** The calls to publish that the handler made, in order, and among them those refused. */
  List<Publication> publications();

  /**
   * The handler returned.
   *
   * @param result what it returned, a null node for {@code None}
   * @param log the lines it wrote
   * @param publications the calls to publish that it made
   */
  record Returned(JsonNode result, List<String> log, List<Publication> publications)
      implements Invocation {
    /** Keeps its own copy of the lists. */
    public Returned {
      log = List.copyOf(log);
      publications = List.copyOf(publications);
    }
  }

  /**
   * The handler did not return, or what it returned is not JSON.
   *
   * @param errorType the class of what it raised, or the type under which Lambda reports it, such
   *     as {@code Runtime.ImportModuleError} or {@code Sandbox.Timedout}
   * @param message what it raised says, or one sentence
   * @param log the lines it wrote up to then
   * @param publications the calls to publish that it made up to then
   */
  record Failed(String errorType, String message, List<String> log, List<Publication> publications)
      implements Invocation {
    /** Keeps its own copy of the lists. */
    public Failed {
      log = List.copyOf(log);
      publications = List.copyOf(publications);
    }
  }
}
