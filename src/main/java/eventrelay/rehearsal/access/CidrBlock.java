package eventrelay.rehearsal.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses; see the IAM User Guide, "IP address condition operators". */
final class CidrBlock {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  // Only literals reach InetAddress, which would look anything else up in the DNS.
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private final byte[] network;
  private final int length;

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or an address alone.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  CidrBlock(String text) {
    var slash = text.indexOf('/');
    network = address(slash < 0 ? text : text.substring(0, slash));
    var bits = network.length * Byte.SIZE;
    var suffix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
    length = LENGTH.matcher(suffix).matches() ? Integer.parseInt(suffix) : bits + 1;
    if (length > bits) {
      throw new IllegalArgumentException(text + " is not a range of addresses");
    }
  }

  /** True if the text is an address of the same family and in the range. */
  boolean contains(String text) {
    byte[] given;
    try {
      given = address(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (given.length != network.length) {
      return false;
    }
    for (var bit = 0; bit < length; bit++) {
      var mask = 0x80 >> (bit % Byte.SIZE);
      if (((given[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not an address");
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is not an address", e);
    }
  }
}
