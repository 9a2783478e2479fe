package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.LambdaTypes;
import java.util.List;

/** The code of the function fails. */
final class FunctionFault extends Fault {
  FunctionFault() {
    super("function", "the function fails at every event");
  }

  @Override
  List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
    return resources.stream().map(FunctionFault::broken).toList();
  }

  private static ResourceState broken(ResourceState resource) {
    return resource.type().equals(LambdaTypes.FUNCTION)
        ? resource.with("handler", LambdaFunction.BROKEN_HANDLER)
        : resource;
  }
}
