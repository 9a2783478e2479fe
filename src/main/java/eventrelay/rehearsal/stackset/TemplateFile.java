package eventrelay.rehearsal.stackset;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A template in a file, as one hands it to CloudFormation or cfn-lint. */
public final class TemplateFile {
  private static final String ENDING = ".template.json";

  private TemplateFile() {}

  /** True if a file of this name beside exports is a template. */
  public static boolean isOne(Path file) {
    return file.toString().endsWith(ENDING);
  }

  /**
   * Writes a template, indented, as {@code <name>.template.json}.
   *
   * @throws UnusableInputException if the file cannot be written
   */
  public static void write(String template, Path folder, String name) {
    var file = folder.resolve(name + ENDING);
    try {
      Files.writeString(file, Json.pretty(Json.parse(template)) + "\n");
    } catch (IOException e) {
      throw UnusableInputException.in(
          file, "it cannot be written", "name a file in a folder you may write to", e);
    }
  }
}
