package eventrelay.rehearsal.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells accounts and Regions of the same shape. */
final class PlaceShapes {
  // Private-use characters: no name and no document has them.
  private static final String ACCOUNT = "\ue000";
  private static final String REGION = "\ue001";
  private static final String OTHER_REGION = "\ue002";

  private final Map<AccountRegion, List<Node>> nodes = new HashMap<>();
  private final Map<AccountRegion, List<Link>> links = new HashMap<>();
  private final Map<String, Set<String>> regions = new HashMap<>();

  PlaceShapes(Topology topology, Collection<AccountRegion> places) {
    for (var place : places) {
      regions.computeIfAbsent(place.account(), any -> new TreeSet<>()).add(place.region());
    }
    for (var node : topology.nodes().values()) {
      nodes.computeIfAbsent(node.place(), any -> new ArrayList<>()).add(node);
    }
    for (var link : topology.links()) {
      Stream.of(link.from(), link.to())
          .map(arn -> topology.nodes().get(arn).place())
          .distinct()
          .forEach(place -> links.computeIfAbsent(place, any -> new ArrayList<>()).add(link));
    }
  }

  /** What is there, and what is the account's in all Regions, in an order without its own names. */
  List<String> of(AccountRegion place) {
    var shape = new ArrayList<String>();
    for (var there : List.of(place, new AccountRegion(place.account(), ""))) {
      nodes.getOrDefault(there, List.of()).forEach(node -> shape.add(text(node, place)));
    }
    links.getOrDefault(place, List.of()).forEach(link -> shape.add(hidden(link.toString(), place)));
    shape.sort(null);
    return shape;
  }

  private String text(Node node, AccountRegion place) {
    var text = new StringBuilder();
    Stream.of(node.arn(), node.kind(), node.name(), node.declared(), node.traits())
        .forEach(part -> text.append(hidden(part.toString(), place)).append('\n'));
    for (var document : node.documents()) {
      text.append(hidden(document.title(), place)).append('\n');
      text.append(inOrder(hidden(document.json(), place))).append('\n');
    }
    return text.toString();
  }

  private String hidden(String text, AccountRegion place) {
    var hidden = text.replace(place.account(), ACCOUNT).replace(place.region(), REGION);
    for (var region : regions.get(place.account())) {
      hidden = hidden.replace(region, OTHER_REGION);
    }
    return hidden;
  }

  /** Lists of texts mean the same in any order, and a hidden name changes it. */
  private static String inOrder(String document) {
    try {
      return inOrder(Json.read(document)).toString();
    } catch (JsonProcessingException e) {
      return document;
    }
  }

  private static JsonNode inOrder(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var sorted = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(entry -> sorted.set(entry.getKey(), inOrder(entry.getValue())));
      return sorted;
    }
    if (value instanceof ArrayNode list) {
      var elements = StreamSupport.stream(list.spliterator(), false).map(PlaceShapes::inOrder);
      var texts = StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual);
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(
              (texts ? elements.sorted(Comparator.comparing(JsonNode::textValue)) : elements)
                  .toList());
    }
    return value;
  }
}
