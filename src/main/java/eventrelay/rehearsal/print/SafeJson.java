package eventrelay.rehearsal.print;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eventrelay.text.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * JSON for programs, which a person may look at too: what could drive a terminal is written as an
 * escape, so that the value stays the same.
 */
public final class SafeJson extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final int[] ascii = standardAsciiEscapesForJSON();

  private SafeJson() {
    ascii[DELETE] = ESCAPE_STANDARD;
  }

  /** Prints a value over several lines. */
  public static void print(PrintStream out, JsonNode value) {
    try {
      out.print(MAPPER.writer(new SafeJson()).writeValueAsString(value) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes piece by piece; lists go over several lines here.
   *
   * @param out is left open
   */
  public static JsonGenerator generator(Writer out) throws IOException {
    var lines = new DefaultIndenter("  ", "\n");
    var json = MAPPER.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new SafeJson());
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
    return json;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    return PlainText.isUnsafe(c) && !Character.isSurrogate((char) c)
        ? new SerializedString("\\u%04X".formatted(c))
        : null;
  }
}
