package eventrelay.rehearsal.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.TypeConversionException;

/** The formats of reports. Help and messages take them from here, in this order. */
final class Formats {
  /** Every format; the first is the default. */
  static final List<Format> ALL =
      List.of(new TextFormat(), new JsonFormat(), new MarkdownFormat(), new HtmlFormat());

  private Formats() {}

  /** The format with this word on the command line. */
  static Format of(String word) {
    return ALL.stream()
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s (case-sensitive) but was '%s'".formatted(ALL, word)));
  }

  /** The words of those that write a report. */
  static List<String> writing(Report report) {
    return ALL.stream().filter(format -> format.writes(report)).map(Format::word).toList();
  }

  /** The parts of the sentence that the help says of {@code --format}, without the commas. */
  static final class Help implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      var last = ALL.size() - 1;
      return IntStream.rangeClosed(0, last)
          .mapToObj(i -> (i == last ? "or " : "") + ALL.get(i).help())
          .iterator();
    }
  }
}
