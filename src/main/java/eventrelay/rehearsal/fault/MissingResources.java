package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;
import java.util.Set;

/** Every resource of some types is gone. */
abstract class MissingResources extends Fault {
  private final Set<String> types;

  /**
   * A fault of this name.
   *
   * @param types as of Pulumi, such as {@code aws:sqs/queue:Queue}
   */
  MissingResources(String word, String sentence, Set<String> types) {
    super(word, sentence);
    this.types = types;
  }

  @Override
  List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
    return resources.stream().filter(resource -> !types.contains(resource.type())).toList();
  }
}
