package eventrelay.forwarder;

import com.pulumi.aws.Provider;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.PhysicalNames;
import eventrelay.settings.OperationsSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one account's development half is made from; {@link #builder()} makes it. */
public final class ForwarderArgs extends ResourceArgs {
  @Import(name = "eventBusArn", required = true)
  private final Output<String> eventBusArn;

  @Import(name = "eventPattern", required = true)
  private final Output<String> eventPattern;

  private final String bus;
  private final String region;
  private final Map<String, Provider> otherRegions;
  private final Optional<Output<String>> accountId;
  private final List<Resource> prerequisites;
  private final OperationsSettings operation;

  ForwarderArgs(
      Output<String> eventBusArn,
      Output<String> eventPattern,
      String bus,
      String region,
      Map<String, Provider> otherRegions,
      Optional<Output<String>> accountId,
      List<Resource> prerequisites,
      OperationsSettings operation) {
    this.eventBusArn = eventBusArn;
    this.eventPattern = eventPattern;
    this.bus = bus;
    this.region = region;
    this.otherRegions = Collections.unmodifiableMap(new LinkedHashMap<>(otherRegions));
    this.accountId = accountId;
    this.prerequisites = List.copyOf(prerequisites);
    this.operation = operation;
  }

  /** A builder with the defaults of a stack file; the bus and the Region have to be given. */
  public static ForwarderArgsBuilder builder() {
    return new ForwarderArgsBuilder();
  }

  Output<String> eventBusArn() {
    return eventBusArn;
  }

  Output<String> eventPattern() {
    return eventPattern;
  }

  PhysicalNames names() {
    return PhysicalNames.ofRelay(bus);
  }

  /** Where the component's own provider is, and where the role is made. */
  String region() {
    return region;
  }

  Map<String, Provider> otherRegions() {
    return otherRegions;
  }

  /** All of them, the one with the role first. */
  List<String> regions() {
    var regions = new ArrayList<>(List.of(region));
    regions.addAll(otherRegions.keySet());
    return regions;
  }

  Optional<Output<String>> accountId() {
    return accountId;
  }

  List<Resource> prerequisites() {
    return prerequisites;
  }

  OperationsSettings operation() {
    return operation;
  }
}
