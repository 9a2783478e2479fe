package eventrelay.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

/** Spoils a valid file in ways that people and tools do: bytes lost, doubled, changed, swapped. */
public final class Mutations {
  private static final byte[] STRUCTURE =
      "{}[]:,\"'\n \t-#&*!|>%@`0~<=\\\u0000\u0007".getBytes(StandardCharsets.ISO_8859_1);

  private Mutations() {}

  /** The same variants of the file in each run, each with one to four changes. */
  public static Stream<byte[]> of(byte[] valid, int count) {
    var random = new Random(20_240_607);
    return Stream.generate(() -> spoil(valid, random)).limit(count);
  }

  private static byte[] spoil(byte[] valid, Random random) {
    var spoilt = valid;
    for (var change = random.nextInt(4); change >= 0; change--) {
      spoilt = change(spoilt, random);
    }
    return spoilt;
  }

  private static byte[] change(byte[] before, Random random) {
    var at = random.nextInt(before.length);
    var until = Math.min(before.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 -> with(before, at, (byte) random.nextInt(256));
      case 1, 2 -> with(before, at, STRUCTURE[random.nextInt(STRUCTURE.length)]);
      case 3 -> joined(before, at, until);
      default -> joined(before, until, at);
    };
  }

  private static byte[] with(byte[] before, int at, byte value) {
    var after = before.clone();
    after[at] = value;
    return after;
  }

  /** Leaves out what is between the two places, or doubles it if they are in reverse order. */
  private static byte[] joined(byte[] before, int end, int start) {
    var after = new byte[Math.max(1, end + before.length - start)];
    System.arraycopy(before, 0, after, 0, end);
    System.arraycopy(before, start, after, end, before.length - start);
    return after;
  }
}
