package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eventrelay.rehearsal.print.Terminal;
import eventrelay.text.Json;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Texts of stacks and events as a page shows them: none can turn the reading direction. */
final class PageText {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter PRETTY =
      JsonMapper.builder()
          .build()
          .writer(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(LINES)
                  .withArrayIndenter(LINES));

  private PageText() {}

  static String of(String text) {
    return Terminal.safe(text);
  }

  /** A value over several lines. */
  static String pretty(JsonNode value) {
    try {
      return PRETTY
          .writeValueAsString(value)
          .lines()
          .map(PageText::of)
          .collect(Collectors.joining("\n"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of JSON in a text; text that is not JSON is unchanged. */
  static String pretty(String json) {
    try {
      return pretty(Json.read(json));
    } catch (JsonProcessingException e) {
      return of(json);
    }
  }
}
