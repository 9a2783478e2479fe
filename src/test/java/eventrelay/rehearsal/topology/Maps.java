package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arns;
import java.util.ArrayList;
import java.util.List;

/** Maps made by hand: one hub, and accounts that send to it. */
public final class Maps {
  private static final String HUB = "arn:aws:events:eu-west-1:111111111111:event-bus/hub";

  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private Maps() {
    node(HUB, Kind.BUS, "hub");
    node("arn:aws:lambda:eu-west-1:111111111111:function:f", Kind.FUNCTION, "f");
  }

  /** Nothing but the hub, with its function. */
  public static Maps hub() {
    return new Maps();
  }

  /** An account that forwards from some Regions. */
  public Maps sender(String account, String... regions) {
    return ruled(account, "forward", regions);
  }

  /** The same with another rule. */
  public Maps ruled(String account, String rule, String... regions) {
    var role = "arn:aws:iam::%s:role/r".formatted(account);
    node(role, Kind.ROLE, "r");
    for (var region : regions) {
      var arn = Arns.of(region, account).rule("default", rule);
      node(arn, Kind.RULE, rule);
      links.add(new Link(arn, Relation.SENDS, HUB));
      links.add(new Link(arn, Relation.ACTS_AS, role));
    }
    return this;
  }

  /** A resource with this name. */
  public Maps node(String arn, Kind kind, String name) {
    nodes.add(new Node(arn, kind, name, AccountRegion.of(arn), true, List.of(), List.of()));
    return this;
  }

  /** The map as it stands. */
  public CloudMap map() {
    return new CloudMap(nodes, links);
  }
}
