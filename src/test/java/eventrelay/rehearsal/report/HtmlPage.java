package eventrelay.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/**
 * A page that was written, taken apart.
 *
 * @param text the whole of it
 */
public record HtmlPage(String text) {
  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

  /** The block that the page's script reads, as a browser would find it. */
  public String block() {
    var found = DATA.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no data in " + text);
    }
    return found.group(1);
  }

  /** The data. */
  public JsonNode data() {
    try {
      return new ObjectMapper().readTree(block());
    } catch (JsonProcessingException e) {
      throw new AssertionError(block(), e);
    }
  }

  /** What stands between the first of these tags and its end. */
  public String inside(String tag, String end) {
    var start = text.indexOf(tag) + tag.length();
    return text.substring(start, text.indexOf(end, start));
  }
}
