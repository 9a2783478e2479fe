package eventrelay.rehearsal.cloud;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.JsonEquality;
import java.util.ArrayList;
import java.util.List;

/**
 * An input of which AWS has another value than the program declares. Pulumi holds the one as input
 * and the other as output, after a refresh.
 *
 * @param stack the stack's name
 * @param resource the resource's logical name
 * @param input the input's name
 * @see <a href="https://www.pulumi.com/docs/iac/cli/commands/pulumi_refresh/">pulumi refresh</a>
 */
public record Drift(String stack, String resource, String input) {

  /** Every drift of resources that the rehearsal examines; none in a fresh stack. */
  public static List<Drift> in(List<Deployment> deployments) {
    var found = new ArrayList<Drift>();
    for (var deployment : deployments) {
      for (var resource : deployment.resources()) {
        if (!Inventory.models(resource)) {
          continue;
        }
        for (var input : resource.inputs().properties()) {
          var output = resource.outputs().path(input.getKey());
          // A property that AWS does not return has one side only.
          if (!output.isMissingNode() && !JsonEquality.inputAndOutput(input.getValue(), output)) {
            found.add(new Drift(deployment.stack(), resource.name(), input.getKey()));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** The input and its resource, such as {@code policy of bus-policy in stack mgmt}. */
  public String what() {
    return "%s of %s in stack %s".formatted(input, resource, stack);
  }
}
