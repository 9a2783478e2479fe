package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Says a JSON parser's complaint in words for a person: no class names, one place, one line. */
public final class ParseProblem {
  private ParseProblem() {}

  /** What is wrong with the document as a whole, and where. */
  public static String of(JsonProcessingException reason) {
    return place(reason) + ": " + reason(reason);
  }

  /** The same without the parser's reason, which may quote the document. */
  public static String place(JsonProcessingException reason) {
    if (reason instanceof StreamConstraintsException) {
      return "it is beyond what can be read";
    }
    var at = reason.getLocation();
    var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "it is not JSON" + where;
  }

  /** The parser's own reason, without the Java names it mentions. */
  static String reason(JsonProcessingException reason) {
    return reason
        .getOriginalMessage()
        .replaceAll("(?s)\\n at \\[Source:.*", "")
        .replaceAll("\\[Source: .*?line: (\\d+), column: (\\d+)\\]", "line $1, column $2")
        .replaceAll(", from `[^`]*`", "");
  }
}
