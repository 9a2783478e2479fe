package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.ResourceState;

/**
 * Which side of a resource's state counts where the two differ. They differ in the export of a
 * stack that has drifted, or that was edited.
 */
public enum Reading {
  /** What AWS has: the outputs. */
  DEPLOYED {
    @Override
    ObjectNode properties(ResourceState state) {
      return state.inputs().deepCopy().setAll(state.outputs());
    }
  },
  /** What the next update would make of it: the inputs. */
  DECLARED {
    @Override
    ObjectNode properties(ResourceState state) {
      return state.outputs().deepCopy().setAll(state.inputs());
    }
  };

  abstract ObjectNode properties(ResourceState state);
}
