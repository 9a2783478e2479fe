package eventrelay.rehearsal.cli;

import eventrelay.text.PlainText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The place where text leaves: for standard output and for standard error. Whatever wrote it, it
 * has no control characters, no escape sequences (but colours, if they are wanted) and nothing that
 * turns the reading direction. What cannot be written is an {@link OutputException} at once, which
 * a {@link PrintStream} alone would keep to itself.
 */
final class Outlet extends OutputStream {
  private static final Pattern UNFINISHED_COLOUR = Pattern.compile("\u001b(?:\\[[0-9;]{0,8})?$");

  private final String name;
  private final OutputStream to;
  private final boolean colours;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] halfCharacter = {};
  private String halfColour = "";

  /**
   * Writes nothing yet.
   *
   * @param name what a message calls it
   * @param to where the text goes, in UTF-8
   * @param colours whether sequences that choose a colour pass
   */
  Outlet(String name, OutputStream to, boolean colours) {
    this.name = name;
    this.to = new BufferedOutputStream(to);
    this.colours = colours;
  }

  /** A stream whose text leaves here. */
  PrintStream print() {
    // Of its own, so that the text is looked at in blocks rather than in words.
    return new PrintStream(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    var text = halfColour + decode(bytes, offset, length);
    var colour = UNFINISHED_COLOUR.matcher(text);
    var end = colours && colour.find() ? colour.start() : text.length();
    halfColour = text.substring(end);
    var clean = PlainText.lines(text.substring(0, end), colours);
    try {
      to.write(clean.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  /** What a character or a colour still lacks is awaited; the rest goes where it is to go. */
  @Override
  public void flush() {
    try {
      to.flush();
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  private String decode(byte[] bytes, int offset, int length) {
    var in = ByteBuffer.allocate(halfCharacter.length + length);
    in.put(halfCharacter).put(bytes, offset, length).flip();
    var text = CharBuffer.allocate(in.remaining());
    decoder.decode(in, text, false);
    halfCharacter = new byte[in.remaining()];
    in.get(halfCharacter);
    return text.flip().toString();
  }
}
