package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.topology.AccountGroup;
import eventrelay.rehearsal.topology.Node;
import eventrelay.rehearsal.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The accounts, their nodes and links; of many accounts of the same shape, the first's only. */
final class PageMap {
  /** So many accounts of the same shape are drawn one by one. */
  private static final int MOST_ALONE = 3;

  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

  private final Topology topology;
  private final List<AccountGroup> groups;
  private final Map<String, String> firsts = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  PageMap(Topology topology) {
    this.topology = topology;
    this.groups =
        AccountGroup.in(topology).stream().flatMap(group -> alone(group).stream()).toList();
    for (var group : groups) {
      group.accounts().forEach(account -> firsts.put(account, group.first()));
    }
    for (var node : topology.nodes().values()) {
      if (firsts.get(node.place().account()).equals(node.place().account())) {
        numbers.put(node.arn(), nodes.size());
        nodes.add(node);
      }
    }
  }

  /** The text with each account's digits replaced by those of the account that represents it. */
  String folded(String text) {
    return ACCOUNT
        .matcher(text)
        .replaceAll(digits -> firsts.getOrDefault(digits.group(), digits.group()));
  }

  /** The numbers of those nodes that the page has. */
  List<Integer> numbers(Collection<String> arns) {
    return arns.stream().map(numbers::get).filter(Objects::nonNull).sorted().toList();
  }

  void write(ObjectNode root) {
    var receiving = topology.receivingAccounts();
    var list = root.putArray("groups");
    for (var group : groups) {
      var object = list.addObject().put("receives", receiving.contains(group.first()));
      var accounts = object.putArray("accounts");
      for (var account : group.accounts()) {
        accounts
            .addArray()
            .add(PageText.of(account))
            .add(PageText.of(topology.accountNames().getOrDefault(account, "")));
      }
    }
    var nodeList = root.putArray("nodes");
    nodes.forEach(node -> write(node, nodeList.addObject()));
    var links = root.putArray("links");
    for (var link : topology.links()) {
      if (numbers.containsKey(link.from()) && numbers.containsKey(link.to())) {
        links
            .addArray()
            .add(numbers.get(link.from()))
            .add(numbers.get(link.to()))
            .add(link.relation().text());
      }
    }
  }

  private static void write(Node node, ObjectNode object) {
    object
        .put("arn", PageText.of(node.arn()))
        .put("kind", node.kind().text())
        .put("name", PageText.of(node.name()))
        .put("account", PageText.of(node.place().account()))
        .put("region", PageText.of(node.place().region()))
        .put("declared", node.declared());
    var traits = object.putArray("traits");
    for (var trait : node.traits()) {
      traits.addArray().add(trait.name()).add(PageText.of(trait.value()));
    }
    var documents = object.putArray("documents");
    for (var document : node.documents()) {
      documents.addArray().add(PageText.of(document.title())).add(PageText.pretty(document.json()));
    }
  }

  private static List<AccountGroup> alone(AccountGroup group) {
    return group.accounts().size() > MOST_ALONE
        ? List.of(group)
        : group.accounts().stream().map(account -> new AccountGroup(List.of(account))).toList();
  }
}
