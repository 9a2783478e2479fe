package eventrelay.rehearsal.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells accounts of the same shape: all that is theirs, with their own digits taken out. */
final class Shapes {
  /** Takes the place of the digits; no name and no document has it. */
  private static final String ITSELF = "\u0000";

  private final Topology topology;
  private final Map<String, List<Object>> parts = new HashMap<>();

  Shapes(Topology topology) {
    this.topology = topology;
    for (var node : topology.nodes().values()) {
      add(node.place().account(), node);
    }
    for (var link : topology.links()) {
      Stream.of(link.from(), link.to())
          .map(this::account)
          .distinct()
          .forEach(account -> add(account, link));
    }
  }

  List<AccountGroup> groups() {
    var byShape = new LinkedHashMap<List<String>, List<String>>();
    for (var account : topology.accounts()) {
      byShape.computeIfAbsent(shape(account), any -> new ArrayList<>()).add(account);
    }
    return byShape.values().stream().map(AccountGroup::new).toList();
  }

  /** The parts in an order that does not hang on the digits. */
  private List<String> shape(String account) {
    return parts.get(account).stream()
        .map(part -> part.toString().replace(account, ITSELF))
        .sorted()
        .toList();
  }

  private String account(String arn) {
    return topology.nodes().get(arn).place().account();
  }

  private void add(String account, Object part) {
    parts.computeIfAbsent(account, any -> new ArrayList<>()).add(part);
  }
}
