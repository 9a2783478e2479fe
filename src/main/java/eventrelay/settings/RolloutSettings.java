package eventrelay.settings;

import java.util.List;

/**
 * To which accounts of an organization CloudFormation StackSets deploys the development half.
 *
 * @param organizationalUnits the units' ids ({@code ou-…}), or the root's ({@code r-…})
 * @param regions at least one; the first is where each account's role is made
 * @param autoDeploy whether accounts that join a unit later get it too, and those that leave lose
 *     it
 * @param delegatedAdministrator true if the management account of the relay is not the
 *     organization's own, but its delegated administrator for StackSets
 */
public record RolloutSettings(
    List<String> organizationalUnits,
    List<String> regions,
    boolean autoDeploy,
    boolean delegatedAdministrator) {
  /** Accounts that join get the development half, unless a stack file says otherwise. */
  static final boolean DEFAULT_AUTO_DEPLOY = true;

  /** The management account is the organization's own, unless a stack file says otherwise. */
  static final boolean DEFAULT_DELEGATED_ADMINISTRATOR = false;

  /** Keeps its own copies of the lists. */
  public RolloutSettings {
    organizationalUnits = List.copyOf(organizationalUnits);
    regions = List.copyOf(regions);
  }
}
