package eventrelay.rehearsal.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import eventrelay.text.PlainText;

/**
 * JSON for programs, which a person may look at too: what could drive a terminal is written as an
 * escape, so that the value stays the same.
 */
final class SafeJson extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  private final int[] ascii = standardAsciiEscapesForJSON();

  SafeJson() {
    ascii[DELETE] = ESCAPE_STANDARD;
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
