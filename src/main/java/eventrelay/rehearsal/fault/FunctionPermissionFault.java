package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.types.LambdaTypes;
import java.util.Set;

/** The function has no permission that lets a rule invoke it. */
final class FunctionPermissionFault extends MissingResources {
  FunctionPermissionFault() {
    super(
        "function-permission",
        "the permission to invoke the function is gone",
        Set.of(LambdaTypes.PERMISSION));
  }
}
