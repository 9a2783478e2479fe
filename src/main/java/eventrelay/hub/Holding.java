package eventrelay.hub;

import com.pulumi.resources.CustomResourceOptions;

/** Options of what holds events: the archive, the log group and the dead-letter queues. */
final class Holding {
  private Holding() {}

  /**
   * Protects the resource, unless the stack file lifts that: an update that would delete or replace
   * it, and a destroy, then fail at their preview (<a
   * href="https://www.pulumi.com/docs/iac/concepts/options/protect/">Pulumi documentation,
   * "Resource option: protect"</a>).
   *
   * @param child options of every resource of the management half
   */
  static CustomResourceOptions options(HubArgs args, CustomResourceOptions child) {
    // Not false, which would lift the protection that the component's own options give.
    return args.operation().protect()
        ? CustomResourceOptions.merge(child, CustomResourceOptions.builder().protect(true).build())
        : child;
  }
}
