package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.OrganizationFacts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * How stacks are read.
 *
 * @param project the folder that the paths of functions' code start from
 * @param senders the accounts of events that were chosen
 * @param asDeclared true to take of an export what the next update would make of it
 * @param facts what the command line says of organizations
 * @param accounts by the name of a provider of Terraform's, where it is if no state tells
 * @param code by a function's name, the folder with its code where no stack holds it
 * @param progress is told of each resource
 * @param source what they were read from
 */
record StackReading(
    Path project,
    Set<String> senders,
    boolean asDeclared,
    OrganizationFacts facts,
    Map<String, AccountRegion> accounts,
    Map<String, Path> code,
    Progress progress,
    StackSource source) {
  StackReading inProject(Path other) {
    return new StackReading(other, senders, asDeclared, facts, accounts, code, progress, source);
  }

  /** The same, of stacks that were read from there. */
  StackReading from(StackSource other) {
    return new StackReading(project, senders, asDeclared, facts, accounts, code, progress, other);
  }
}
