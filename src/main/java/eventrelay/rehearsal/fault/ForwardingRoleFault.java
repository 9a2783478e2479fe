package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.IamTypes;
import java.util.List;
import java.util.stream.Collectors;

/** Rules name roles that do not exist. */
final class ForwardingRoleFault extends Fault {
  ForwardingRoleFault() {
    super("forwarding-role", "the roles that rules forward with are gone");
  }

  @Override
  List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
    var forwarding =
        all.stream()
            .flatMap(deployment -> deployment.resources().stream())
            .map(resource -> resource.outputs().path("roleArn").asText())
            .collect(Collectors.toSet());
    return resources.stream()
        .filter(
            resource ->
                !resource.type().equals(IamTypes.ROLE)
                    || !forwarding.contains(resource.outputs().path("arn").asText()))
        .toList();
  }
}
