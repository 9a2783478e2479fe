package eventrelay.forwarder;

import com.pulumi.aws.Provider;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;
import eventrelay.names.Arn;
import eventrelay.policy.EventPattern;
import eventrelay.settings.Deploy;
import eventrelay.settings.GivenValues;
import eventrelay.settings.LateCheck;
import eventrelay.settings.Notify;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the arguments of a {@link Forwarder}. What is not given has the default of a stack file:
 * least privilege, and no event lost.
 */
public final class ForwarderArgsBuilder {
  private final GivenValues given = new GivenValues("ForwarderArgs");
  private final Map<String, Provider> otherRegions = new LinkedHashMap<>();
  private Output<String> eventBusArn;
  private Output<String> eventPattern = Output.of(EventPattern.DEFAULT.json());
  private Optional<String> knownPattern = Optional.empty();
  private String region;
  private Output<String> accountId;
  private List<String> knownAccountId = List.of();
  private List<Resource> prerequisites = List.of();

  ForwarderArgsBuilder() {}

  /** The ARN of the bus to forward to, {@code Hub.eventBusArn()} of the same program. */
  public ForwarderArgsBuilder eventBusArn(Output<String> arn) {
    eventBusArn = arn;
    return this;
  }

  /** The ARN of the bus to forward to. */
  public ForwarderArgsBuilder eventBusArn(String arn) {
    return eventBusArn(Output.of(arn));
  }

  /**
   * The name of that bus. The name of the forwarding role derives from it, and the bus admits no
   * other role.
   *
   * @param name default: {@code development-events}
   */
  public ForwarderArgsBuilder bus(String name) {
    given.put("bus", name);
    return this;
  }

  /** The events to forward, {@code Hub.eventPattern()} of the same program. */
  public ForwarderArgsBuilder eventPattern(Output<String> json) {
    eventPattern = json;
    knownPattern = Optional.empty();
    return this;
  }

  /**
   * The events to forward.
   *
   * @param json an event pattern without {@code account}; default: EC2 instances that are running,
   *     stopped or terminated
   */
  public ForwarderArgsBuilder eventPattern(String json) {
    eventPattern = Output.of(json);
    knownPattern = Optional.of(json);
    return this;
  }

  /** The Region of the component's own provider, which makes the role; keep it. */
  public ForwarderArgsBuilder region(String name) {
    region = name;
    return this;
  }

  /** Another Region to forward from, with the account's provider there. */
  public ForwarderArgsBuilder otherRegion(String name, Provider provider) {
    otherRegions.put(name, provider);
    return this;
  }

  /** The account, by its 12 digits; default: AWS is asked, by the component's own provider. */
  public ForwarderArgsBuilder accountId(Output<String> id) {
    accountId = id;
    knownAccountId = List.of();
    return this;
  }

  /** The account, by its 12 digits; default: AWS is asked, by the component's own provider. */
  public ForwarderArgsBuilder accountId(String id) {
    accountId = Output.of(id);
    knownAccountId = List.of(id);
    return this;
  }

  /**
   * What has to be made, or changed, before this account sends anything new: {@code
   * Hub.prerequisites()} of the same program.
   */
  public ForwarderArgsBuilder prerequisites(List<Resource> resources) {
    prerequisites = resources;
    return this;
  }

  /** Whether to alarm on whatever is not forwarded; default: true. */
  public ForwarderArgsBuilder alarms(boolean wanted) {
    given.put("alarms", wanted);
    return this;
  }

  /** Who gets an e-mail of alarms; default: none is sent. */
  public ForwarderArgsBuilder notify(Notify who) {
    given.put("notify", new Notify(who.emails(), List.of()));
    return this;
  }

  /**
   * The arguments.
   *
   * @throws RunException with one sentence that names a value that is missing or wrong
   */
  public ForwarderArgs build() {
    var bus = given.bus();
    given.required("eventBusArn", eventBusArn, "write that of the hub's bus");
    knownPattern.ifPresent(given::eventPattern);
    given.required("region", region, "write that of the component's provider");
    given.region("region", region);
    otherRegions.forEach(this::checkOther);
    given.accounts("accountId", knownAccountId);
    return new ForwarderArgs(
        eventBusArn.apply(arn -> LateCheck.of(() -> ofTheBus(arn, bus))),
        eventPattern,
        bus,
        region,
        otherRegions,
        Optional.ofNullable(accountId),
        prerequisites,
        given.operation(Deploy.DEVELOPMENT));
  }

  private void checkOther(String name, Provider provider) {
    given.region("otherRegion", name);
    if (name.equals(region)) {
      throw given.refusal("otherRegion", name, "it is the region already; take it out");
    }
    given.required("otherRegion", provider, name + " needs a provider of its own");
  }

  /** Another bus admits a role of another name, and every event would end in the queue. */
  private String ofTheBus(String arn, String bus) {
    if (!Arn.nameOf(arn).equals(bus)) {
      throw given.refusal("eventBusArn", arn, "this is not the bus %s".formatted(bus));
    }
    return arn;
  }
}
