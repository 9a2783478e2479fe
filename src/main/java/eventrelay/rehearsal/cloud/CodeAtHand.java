package eventrelay.rehearsal.cloud;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function's code, as far as it may be run here.
 *
 * @param files name in the archive to file on disk; empty if the code is not at hand
 * @param notes what the reader of a report has to know of it, each a sentence
 */
record CodeAtHand(Map<String, Path> files, List<String> notes) {
  static final CodeAtHand NONE = new CodeAtHand(Map.of(), List.of());

  /** Keeps its own copies. */
  CodeAtHand {
    files = Map.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** Not at hand, and why. */
  static CodeAtHand none(String note) {
    return new CodeAtHand(Map.of(), List.of(note));
  }
}
