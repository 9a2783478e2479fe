package eventrelay.hub;

import com.pulumi.asset.Asset;
import com.pulumi.asset.StringAsset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The function's code as the jar holds it, for a program that has no such file. */
final class FunctionCode {
  /** The file's name in the function's archive, and in the jar beside this class. */
  static final String FILE = "lambda_function.py";

  private FunctionCode() {}

  static Asset ofTheRelay() {
    try (var code = FunctionCode.class.getResourceAsStream(FILE)) {
      return new StringAsset(new String(code.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
