package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.LambdaTypes;
import java.util.List;

/** The code of the function fails. */
public final class FunctionFault extends Fault {
  /** The handler of a function that is broken; it fails whether the code is at hand or not. */
  public static final String HANDLER = "broken_on_purpose.handler";

  FunctionFault() {
    super("function", "the function fails at every event");
  }

  @Override
  List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
    return resources.stream().map(FunctionFault::broken).toList();
  }

  private static ResourceState broken(ResourceState resource) {
    return resource.type().equals(LambdaTypes.FUNCTION)
        ? resource.with("handler", HANDLER)
        : resource;
  }
}
