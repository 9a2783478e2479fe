package eventrelay.account;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;

/**
 * Outputs that AWS computes. A preview does not know those of a resource that is to be created: the
 * engine leaves them out of its answer, since the SDK does not say that it takes partial values,
 * and the SDK then forgets which resource they are of. A plan saved by such a preview would lack
 * the dependency, and the update by that plan would be refused.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/operations/stack-management/update-plans/">Update
 *     plans</a>
 */
public final class Computed {
  private Computed() {}

  /** An output that depends on its resource in a preview too. */
  public static <T> Output<T> of(Resource resource, Output<T> output) {
    return Output.tuple(resource.urn(), output).applyValue(both -> both.t2);
  }
}
