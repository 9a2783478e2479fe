package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.List;

/**
 * A resource that an event meets, or a bus of AWS's own.
 *
 * @param arn its ARN
 * @param kind what it is
 * @param name its name within its place
 * @param place where it is; the Region is empty for a role, which is the account's in all Regions
 * @param declared false if it is only named, and no stack has it
 * @param traits what else there is to say
 * @param documents its policies, or its pattern
 */
public record Node(
    String arn,
    Kind kind,
    String name,
    AccountRegion place,
    boolean declared,
    List<Trait> traits,
    List<Document> documents) {
  /** Keeps its own copies of the lists. */
  public Node {
    traits = List.copyOf(traits);
    documents = List.copyOf(documents);
  }

  /** A node that something names and no stack has. */
  static Node undeclared(String arn, AccountRegion place) {
    var kind = Kind.of(arn);
    return new Node(arn, kind, Arn.nameOf(arn), place, false, List.of(), List.of());
  }
}
