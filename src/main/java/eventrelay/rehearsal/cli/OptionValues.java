package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.journey.Outcome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says what is wrong with one. */
final class OptionValues {
  private OptionValues() {}

  static CommandLine register(CommandLine command) {
    return command
        .registerConverter(Path.class, OptionValues::path)
        .registerConverter(Outcome.class, OptionValues::outcome)
        .registerConverter(Format.class, Formats::of);
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name is empty; name a file or a folder");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("no file can have this name here: " + e.getReason());
    }
  }

  private static Outcome outcome(String word) {
    return Outcome.of(word)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s (case-sensitive) but was '%s'"
                        .formatted(Outcome.words(), word)));
  }
}
