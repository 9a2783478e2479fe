package eventrelay.rehearsal.report;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.print.Excerpt;
import eventrelay.rehearsal.print.Terminal;
import eventrelay.rehearsal.topology.CloudMap;
import eventrelay.rehearsal.topology.FoldedMap;
import eventrelay.rehearsal.topology.Kind;
import eventrelay.rehearsal.topology.Link;
import eventrelay.rehearsal.topology.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws a map as a <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowchart</a>,
 * which GitHub renders. Mermaid refuses more than 50,000 characters or 500 links; this stays below,
 * draws the accounts that receive first, and counts those that it leaves out.
 *
 * @param text the flowchart, without the fence around it; empty if not one account fits
 * @param leftOut the accounts that are neither drawn nor stood for by one that is
 */
record MermaidMap(String text, List<String> leftOut) {
  private static final int MOST_LINKS = 400;
  private static final int LONGEST_NAME = 80;

  private static final Map<Kind, List<String>> SHAPES =
      Map.of(
          Kind.BUS, List.of("[[", "]]"),
          Kind.RULE, List.of("{{", "}}"),
          Kind.ROLE, List.of("([", "])"),
          Kind.FUNCTION, List.of("[", "]"),
          Kind.QUEUE, List.of("[(", ")]"),
          Kind.TOPIC, List.of("[/", "/]"),
          Kind.LOG_GROUP, List.of("[(", ")]"),
          Kind.OTHER, List.of("[", "]"));

  /**
   * Draws as many accounts as fit.
   *
   * @param marked the ARNs at which an event stopped
   * @param longest how many characters it may have
   */
  static MermaidMap of(FoldedMap folded, Set<String> marked, int longest) {
    var order = order(folded.map(), marked);
    // What fits still fits with an account less.
    var fitting = 0;
    var tooMany = order.size() + 1;
    while (tooMany - fitting > 1) {
      var tried = (fitting + tooMany) / 2;
      if (text(folded, marked, order.subList(0, tried)).length() <= longest
          && links(folded.map(), order.subList(0, tried)) <= MOST_LINKS) {
        fitting = tried;
      } else {
        tooMany = tried;
      }
    }
    var leftOut = new ArrayList<String>();
    for (var account : order.subList(fitting, order.size())) {
      leftOut.add(account);
      leftOut.addAll(folded.accounts().getOrDefault(account, List.of()));
    }
    return new MermaidMap(
        fitting == 0 ? "" : text(folded, marked, order.subList(0, fitting)),
        leftOut.stream().sorted().toList());
  }

  private static String text(FoldedMap folded, Set<String> marked, List<String> accounts) {
    return new Drawing(folded, part(folded.map(), accounts), marked).text();
  }

  private static int links(CloudMap map, List<String> accounts) {
    return part(map, accounts).links().size();
  }

  private static CloudMap part(CloudMap map, List<String> accounts) {
    var drawn = Set.copyOf(accounts);
    return map.only(node -> drawn.contains(node.place().account()));
  }

  /** True if it frames a node at which an event stopped. */
  boolean marks() {
    return text.contains("\n  classDef stopped ");
  }

  /** Those that receive, then those where an event stopped, then by id. */
  private static List<String> order(CloudMap map, Set<String> marked) {
    var receiving = new HashSet<String>();
    var stopped = new HashSet<String>();
    for (var node : map.nodes()) {
      if (node.kind() == Kind.FUNCTION) {
        receiving.add(node.place().account());
      }
      if (marked.contains(node.arn())) {
        stopped.add(node.place().account());
      }
    }
    var order = new ArrayList<String>();
    map.accounts().stream().filter(receiving::contains).forEach(order::add);
    map.accounts().stream().filter(stopped::contains).forEach(order::add);
    order.addAll(map.accounts());
    return order.stream().distinct().toList();
  }

  /** One flowchart. */
  private static final class Drawing {
    private final FoldedMap folded;
    private final CloudMap map;
    private final Set<String> marked;
    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    Drawing(FoldedMap folded, CloudMap map, Set<String> marked) {
      this.folded = folded;
      this.map = map;
      this.marked = marked;
    }

    String text() {
      for (var account : map.accounts()) {
        account(account);
      }
      for (var link : map.links()) {
        text.append(
            "  %s %s %s\n".formatted(ids.get(link.from()), arrow(link), ids.get(link.to())));
      }
      classes();
      return text.toString();
    }

    private void account(String account) {
      subgraph(
          "  ",
          "a" + account,
          "account " + account + more(folded.accounts().get(account), "account", "accounts"));
      for (var place : map.places(account)) {
        if (place.region().isEmpty()) {
          map.in(place).forEach(node -> node("    ", node));
        } else {
          region(place);
        }
      }
      text.append("  end\n");
    }

    private void region(AccountRegion place) {
      subgraph(
          "    ",
          "r%s_%s".formatted(place.account(), place.region()),
          place.region() + more(folded.regions().get(place), "Region", "Regions"));
      map.in(place).forEach(node -> node("      ", node));
      text.append("    end\n");
    }

    private void subgraph(String indent, String id, String title) {
      // An id may have nothing in it that Mermaid could take for a part of a link.
      text.append(indent)
          .append("subgraph ")
          .append(id.replaceAll("[^A-Za-z0-9_]", "_"))
          .append("[\"")
          .append(label(title))
          .append("\"]\n");
    }

    private void node(String indent, Node node) {
      var id = "n" + ids.size();
      ids.put(node.arn(), id);
      var shape = SHAPES.get(node.kind());
      text.append(indent)
          .append(id)
          .append(shape.get(0))
          .append('"')
          .append(label(node.kind().text()))
          .append("<br>")
          .append(label(node.name()))
          .append(node.declared() ? "" : "<br>not declared")
          .append('"')
          .append(shape.get(1))
          .append('\n');
    }

    private void classes() {
      var missing = ids(map.nodes().stream().filter(node -> !node.declared()).toList());
      if (!missing.isEmpty()) {
        text.append("  classDef missing stroke-dasharray:4 4\n  class ")
            .append(missing)
            .append(" missing\n");
      }
      var stopped = ids(map.nodes().stream().filter(node -> marked.contains(node.arn())).toList());
      if (!stopped.isEmpty()) {
        text.append("  classDef stopped stroke:#d1242f,stroke-width:4px\n  class ")
            .append(stopped)
            .append(" stopped\n");
      }
    }

    private String ids(List<Node> nodes) {
      return String.join(",", nodes.stream().map(node -> ids.get(node.arn())).toList());
    }

    private static String arrow(Link link) {
      return switch (link.relation()) {
        case OFFERS -> "-->";
        case SENDS -> "==>";
        default -> "-. %s .->".formatted(link.relation().text());
      };
    }

    private static String more(List<String> others, String one, String several) {
      return others == null || others.isEmpty()
          ? ""
          : " and %d more %s like it".formatted(others.size(), others.size() == 1 ? one : several);
    }
  }

  /** Everything that is not plainly a letter, a digit or part of a name, as Mermaid's own code. */
  static String label(String name) {
    var label = new StringBuilder();
    var shown = Excerpt.of(Terminal.safe(name), LONGEST_NAME);
    shown
        .codePoints()
        .forEach(
            each -> {
              if (Character.isLetterOrDigit(each) || " ._-/:".indexOf(each) >= 0) {
                label.appendCodePoint(each);
              } else {
                label.append('#').append(each).append(';');
              }
            });
    return label.toString();
  }
}
