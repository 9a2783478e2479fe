package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One thing broken in the stacks, as a change by hand might break it. */
public enum Fault {
  /** The code itself fails. */
  FUNCTION("the function fails at every event", Set.of()) {
    @Override
    List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
      return resources.stream()
          .map(
              resource ->
                  resource.type().equals(LambdaTypes.FUNCTION)
                      ? resource.with("handler", BROKEN_HANDLER)
                      : resource)
          .toList();
    }
  },
  /** The function has no permission that lets a rule invoke it. */
  FUNCTION_PERMISSION(
      "the permission to invoke the function is gone", Set.of(LambdaTypes.PERMISSION)),
  /** The bus has no policy. */
  BUS_POLICY(
      "the receiving bus's policy is gone",
      Set.of(
          EventBridgeTypes.BUS_POLICY,
          EventBridgeTypes.PERMISSION,
          EventBridgeTypes.NATIVE_BUS_POLICY)),
  /** Rules name roles that do not exist. */
  FORWARDING_ROLE("the roles that rules forward with are gone", Set.of()) {
    @Override
    List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
      var forwarding =
          all.stream()
              .flatMap(deployment -> deployment.resources().stream())
              .map(resource -> resource.outputs().path("roleArn").asText())
              .collect(Collectors.toSet());
      return without(
          resources,
          resource ->
              resource.type().equals(IamTypes.ROLE)
                  && forwarding.contains(resource.outputs().path("arn").asText()));
    }
  },
  /** Rules name a bus that does not exist. */
  BUS("the receiving bus is gone", Set.of(EventBridgeTypes.BUS)),
  /** What cannot be delivered has nowhere to go. */
  DEAD_LETTER_QUEUE("the dead-letter queues are gone", Set.of(SqsTypes.QUEUE));

  /** The handler of a function that is broken; it fails whether the code is at hand or not. */
  public static final String BROKEN_HANDLER = "broken_on_purpose.handler";

  private final String sentence;
  private final Set<String> types;

  Fault(String sentence, Set<String> types) {
    this.sentence = sentence;
    this.types = types;
  }

  /** The word on the command line: {@code bus-policy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is broken, as half a sentence. */
  public String sentence() {
    return sentence;
  }

  /** The fault with this word, if there is one. */
  public static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** The stacks with this fault; the same ones if they have nothing that could break like this. */
  public List<Deployment> in(List<Deployment> stacks) {
    return stacks.stream().map(stack -> stack.with(breakIn(stack.resources(), stacks))).toList();
  }

  List<ResourceState> breakIn(List<ResourceState> resources, List<Deployment> all) {
    return without(resources, resource -> types.contains(resource.type()));
  }

  private static List<ResourceState> without(
      List<ResourceState> resources, Predicate<ResourceState> gone) {
    return resources.stream().filter(gone.negate()).toList();
  }
}
