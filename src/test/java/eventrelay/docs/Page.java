package eventrelay.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of documentation.
 *
 * @param file where it is
 * @param headings what its headings say, in order
 * @param links where its links and pictures lead
 * @param shellBlocks what its blocks of shell commands say
 */
record Page(Path file, List<String> headings, List<String> links, List<String> shellBlocks) {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** Every page of the project. */
  static List<Page> all() {
    return Stream.of(
            markdown(Path.of(""), 1),
            markdown(Path.of("docs"), 9),
            markdown(Path.of("examples"), 9))
        .flatMap(List::stream)
        .map(Page::read)
        .toList();
  }

  private static List<Path> markdown(Path folder, int depth) {
    try (var paths = Files.walk(folder, depth)) {
      return paths.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    var headings = new ArrayList<String>();
    var links = new ArrayList<String>();
    var blocks = new ArrayList<String>();
    PARSER
        .parse(text(file))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                headings.add(plain(heading));
                visitChildren(heading);
              }

              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(image.getDestination());
              }

              @Override
              public void visit(FencedCodeBlock block) {
                if (block.getInfo().equals("sh")) {
                  blocks.add(block.getLiteral());
                }
              }
            });
    return new Page(file, headings, links, blocks);
  }

  /** The anchors that GitHub gives the headings. */
  Set<String> anchors() {
    var anchors = new HashSet<String>();
    for (var heading : headings) {
      var anchor =
          heading
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} _-]", "")
              .replace(' ', '-');
      var number = 1;
      var free = anchor;
      while (!anchors.add(free)) {
        free = anchor + "-" + number++;
      }
    }
    return anchors;
  }

  long lines() {
    return text(file).lines().count();
  }

  private static String plain(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
