package eventrelay.rehearsal.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hashes of assets and archives as Pulumi computes them and an export holds them: an asset's is
 * SHA-256 of its content, an archive's is SHA-256 of a tar file with nothing but names and contents
 * (Pulumi SDK, {@code resource/asset} and {@code resource/archive}; POSIX ustar).
 */
final class ArchiveHash {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;
  private static final Pattern PLAIN = Pattern.compile("[ -~]{1," + LONGEST_NAME + "}");

  private ArchiveHash() {}

  /** The hash of one file. */
  static String of(Path file) throws IOException {
    var digest = sha256();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The hash of an archive; empty if a name is not ASCII, or is longer than a header takes, and so
   * would need a header of its own.
   *
   * @param files name in the archive to file on disk
   * @param folder true for a folder as a whole, which is walked folder by folder; false for single
   *     assets, which are sorted by their names
   */
  static Optional<String> of(Map<String, Path> files, boolean folder) throws IOException {
    if (!files.keySet().stream().allMatch(name -> PLAIN.matcher(name).matches())) {
      return Optional.empty();
    }
    var digest = sha256();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (var name : sorted(files.keySet(), folder)) {
        var size = Files.size(files.get(name));
        out.write(header(name, size));
        Files.copy(files.get(name), out);
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
      }
      out.write(new byte[2 * BLOCK]);
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  /** Walked folder by folder, {@code a/b} comes before {@code a.b}; sorted, it comes after it. */
  private static List<String> sorted(Set<String> names, boolean folder) {
    return names.stream()
        .sorted((a, b) -> folder ? Arrays.compare(a.split("/"), b.split("/")) : a.compareTo(b))
        .toList();
  }

  private static byte[] header(String name, long size) {
    var header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600\0" + "0000000\0" + "0000000\0");
    put(header, 124, "%011o\0".formatted(size) + "00000000000\0");
    put(header, 148, "        0");
    put(header, 257, "ustar\0" + "00");
    put(header, 329, "0000000\0" + "0000000\0");
    var sum = 0;
    for (var each : header) {
      sum += each;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
