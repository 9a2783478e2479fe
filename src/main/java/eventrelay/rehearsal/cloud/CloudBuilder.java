package eventrelay.rehearsal.cloud;

import eventrelay.names.StackOutput;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.stackfile.ProjectFile;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.UnmodelledType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the accounts from what stacks hold. */
public final class CloudBuilder {
  private static final Set<String> CARRYING =
      Set.of(EventBridgeTypes.BUS, EventBridgeTypes.RULE, EventBridgeTypes.TARGET);

  private final List<Deployment> deployments;
  private final Path project;
  private final String projectName;
  private final OrganizationFacts facts;
  private final Map<String, Path> code;

  /** Builds from these stacks, of whose accounts nothing else is known. */
  public CloudBuilder(List<Deployment> deployments, Path project) {
    this(deployments, project, ProjectFile.name(project), OrganizationFacts.NONE, Map.of());
  }

  /**
   * Builds from these stacks.
   *
   * @param deployments the stacks of one rehearsal
   * @param project the folder that the paths of functions' code start from
   * @param projectName the project that has its code there; only code of its stacks is run
   * @param facts what the stacks do not say of organizations
   * @param code by a function's name, the folder with its code, where no stack holds it
   */
  public CloudBuilder(
      List<Deployment> deployments,
      Path project,
      String projectName,
      OrganizationFacts facts,
      Map<String, Path> code) {
    this.deployments = List.copyOf(deployments);
    this.project = project;
    this.projectName = projectName;
    this.facts = facts;
    this.code = Map.copyOf(code);
  }

  /**
   * Builds them.
   *
   * @throws eventrelay.rehearsal.UnusableInputException if a resource lacks what AWS insists on
   */
  public Cloud build() {
    var inventory = new Inventory(deployments);
    var dangling = new ArrayList<DanglingReference>();
    var roles = new Roles(inventory, dangling).build();
    var buses = new Buses(inventory, dangling);
    var functions = new Functions(inventory, project, projectName, code, dangling).build();
    var policies = new DeclaredPolicies(inventory, dangling);
    var endpoints = new Endpoints(inventory, policies).build();
    var keys = new KmsKeys(inventory, policies).build();
    return new Cloud(
        buses.buses(),
        buses.rules(),
        roles,
        functions,
        endpoints,
        keys,
        archives(inventory),
        inventory.accounts(),
        inventory.accountNames(),
        facts,
        organization(),
        dangling,
        Stream.concat(buses.notes().stream(), policies.notes().stream()).toList(),
        inventory.unmodelled(),
        new HeldPolicies(inventory.limiting()));
  }

  /** True if the stacks hold a bus, a rule or a target. */
  public boolean carriesEvents() {
    return deployments.stream()
        .flatMap(deployment -> deployment.resources().stream())
        .anyMatch(resource -> CARRYING.contains(resource.type()));
  }

  private static List<Archive> archives(Inventory inventory) {
    var archives = new ArrayList<Archive>();
    for (var item : inventory.of(EventBridgeTypes.ARCHIVE)) {
      var name = item.properties().text("name").orElseGet(item.properties()::name);
      var arn = item.properties().arn("arn").orElseGet(() -> item.place().arns().archive(name));
      var days = item.properties().value("retentionDays").asInt();
      // What is archived nowhere is of no use to an event, and no reason to stop.
      item.properties()
          .text("eventSourceArn")
          .ifPresent(bus -> archives.add(new Archive(arn, bus, days)));
    }
    return archives;
  }

  /** The setting of that name, which the management stack exports. */
  private Optional<String> organization() {
    return deployments.stream()
        .map(deployment -> deployment.exports().path(StackOutput.ORGANIZATION.key()).asText())
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  /** The types of which resources can carry, grant or deny and are not read, in their order. */
  public List<String> notModelled() {
    return deployments.stream()
        .flatMap(deployment -> deployment.resources().stream())
        .map(resource -> resource.type())
        .filter(type -> UnmodelledType.find(type).isPresent())
        .filter(type -> !type.equals(EventBridgeTypes.NATIVE_BUS_POLICY))
        // Their stacks say of each what is not known.
        .filter(type -> ResourceTypes.ofTerraform(type).isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** The types that stacks hold and the rehearsal asks nothing of, in alphabetical order. */
  public List<String> passedOver() {
    return deployments.stream()
        .flatMap(deployment -> deployment.resources().stream())
        .filter(Inventory::passesOver)
        .map(resource -> resource.type())
        .distinct()
        .sorted()
        .toList();
  }
}
