package eventrelay.rehearsal.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * How stacks are read.
 *
 * @param project the folder that the paths of functions' code start from
 * @param senders the accounts of events that were chosen
 * @param asDeclared true to take of an export what the next update would make of it
 * @param membership by account, the organization that it is of, where the stacks do not say
 * @param progress is told of each resource
 */
record StackReading(
    Path project,
    Set<String> senders,
    boolean asDeclared,
    Map<String, String> membership,
    Progress progress) {
  StackReading inProject(Path other) {
    return new StackReading(other, senders, asDeclared, membership, progress);
  }
}
