package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.program.FolderRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the shipped stack files declare, declared once, by way of exports as deployed stacks are.
 */
public final class ShippedStacks {
  public static final List<Deployment> ALL = exported();
  static final List<Deployment> MANAGEMENT = ALL.subList(0, 1);
  static final List<Deployment> DEVELOPMENT = ALL.subList(1, 2);

  /** The same without the function's code; most of a run's time goes into starting Python. */
  public static final List<Deployment> WITHOUT_CODE =
      new Edit("management-function", "code", "{path: 'nowhere'}").in(ALL, Edit.Side.BOTH);

  /** One process of the handler for all tests; it ends with the tests' own process. */
  private static final FunctionRunner RUNNER = new FunctionRunner();

  private ShippedStacks() {}

  /** Sends one event through the stacks. */
  static Journey send(List<Deployment> stacks, JsonNode event) {
    var cloud = cloud(stacks);
    return new EventSender(cloud, new ExpectedDelivery(stacks, cloud), RUNNER, false)
        .send(Event.of(event));
  }

  /** The accounts that stacks make. */
  public static Cloud cloud(List<Deployment> stacks) {
    return new CloudBuilder(stacks, Path.of("")).build();
  }

  /** One of the project's sample events. */
  public static ObjectNode event(String name) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(Path.of("events", name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stacks without some of their resources. */
  public static List<Deployment> without(Predicate<ResourceState> unwanted) {
    return ALL.stream()
        .map(
            stack ->
                new Deployment(
                    stack.stack(), stack.resources().stream().filter(unwanted.negate()).toList()))
        .toList();
  }

  /** The resources that AWS has, in the order of the stacks. */
  public static Stream<ResourceState> resources() {
    return ALL.stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(resource -> resource.type().startsWith("aws:"));
  }

  private static List<Deployment> exported() {
    try {
      var folder = Files.createTempDirectory("shipped-stacks");
      var file = folder.resolve("stack.json");
      try {
        return FolderRun.of(Path.of("")).deployments().stream()
            .map(
                stack -> {
                  ExportFile.write(stack, file);
                  return ExportFile.read(file);
                })
            .toList();
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
