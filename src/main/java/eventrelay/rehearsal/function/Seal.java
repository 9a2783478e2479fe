package eventrelay.rehearsal.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tells what the driver wrote from what anything else wrote to the same descriptor. The driver gets
 * the key before the function's code is there, and keeps it where Python cannot read it back; each
 * seal holds for one text at one place only. For use by one thread at a time, apart from the key.
 */
final class Seal {
  /** How many characters a seal has. */
  static final int LENGTH = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;
  private final MessageDigest digest;

  /** A seal with a key of its own. */
  Seal() {
    this(new byte[32]);
    RANDOM.nextBytes(key);
  }

  private Seal(byte[] key) {
    this.key = key;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same seal, for another thread. */
  Seal copy() {
    return new Seal(key);
  }

  /** The key in hexadecimal. */
  String key() {
    return HexFormat.of().formatHex(key);
  }

  /**
   * The seal of a text, in hexadecimal. The outer hash prevents additions to the text.
   *
   * @param kind the kind of text, {@code answer} or {@code log}
   * @param number how many of that kind came before
   * @param text the text's bytes
   * @param start where it starts in them
   * @param end where it ends in them
   */
  byte[] of(String kind, long number, byte[] text, int start, int end) {
    digest.update(key);
    digest.update((kind + " " + number + " ").getBytes(StandardCharsets.US_ASCII));
    digest.update(text, start, end - start);
    var sealed = digest.digest(digest.digest());
    return HexFormat.of().formatHex(sealed).getBytes(StandardCharsets.US_ASCII);
  }
}
