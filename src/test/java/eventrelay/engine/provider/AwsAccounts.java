package eventrelay.engine.provider;

import eventrelay.names.Arn;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What some AWS accounts hold. What AWS makes of inputs is in the rehearsal's register. */
public final class AwsAccounts {
  /** Where a thing is and what it is called there; no two can have the same. */
  private record Key(String account, String region, String type, String id) {}

  private record Fault(Call call, String type, String message) {}

  private final Map<String, String> byCredentials;
  private final Map<Key, Held> held = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Duration> delays = new ConcurrentHashMap<>();

  /**
   * @param byCredentials account ids, by the profile or the role's ARN that leads to each
   */
  public AwsAccounts(Map<String, String> byCredentials) {
    this.byCredentials = Map.copyOf(byCredentials);
  }

  /** Everything that the accounts hold, oldest first. */
  public synchronized List<Held> all() {
    return List.copyOf(held.values());
  }

  /** The one thing of this type that is called so. */
  public synchronized Held only(String type, String name) {
    var found =
        held.values().stream().filter(each -> each.type().equals(type) && each.isCalled(name));
    return found.reduce((a, b) -> fail(type + " " + name + " is held twice")).orElseThrow();
  }

  /** Somebody else made this, long before; nobody asks whether AWS would take it today. */
  public synchronized void add(Arns place, String type, Map<String, Object> inputs) {
    var thing = made(place, type, ResourceTypes.of(type).id(inputs, place), inputs);
    held.put(key(thing), thing);
  }

  /** Somebody changes a property behind Pulumi's back. */
  public synchronized void drift(
      String type, String name, String property, UnaryOperator<Object> to) {
    held.replaceAll(
        (key, each) ->
            each.type().equals(type) && each.isCalled(name) ? drifted(each, property, to) : each);
  }

  private static Held drifted(Held each, String property, UnaryOperator<Object> to) {
    var inputs = new HashMap<>(each.inputs());
    var outputs = new HashMap<>(each.outputs());
    inputs.computeIfPresent(property, (key, value) -> to.apply(value));
    outputs.computeIfPresent(property, (key, value) -> to.apply(value));
    return new Held(each.place(), each.type(), each.id(), inputs, outputs);
  }

  /** The next such call fails with this message, once; an invoke's type is its token. */
  public synchronized void failNext(Call call, String type, String message) {
    faults.add(new Fault(call, type, message));
  }

  /** Creating such a thing takes this long, so that what does not wait for it comes too early. */
  public void delayCreation(String type, Duration by) {
    delays.put(Call.CREATE + " " + type, by);
  }

  /** Updating the thing with this id takes this long. */
  public void delayUpdate(String type, String id, Duration by) {
    delays.put(Call.UPDATE + " " + type + " " + id, by);
  }

  /** Passes the time that AWS takes for a call; others go on meanwhile. */
  void pass(String call) {
    try {
      Thread.sleep(delays.getOrDefault(call, Duration.ZERO).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every create, update and delete that was done, such as {@code CREATE aws:iam/role:Role x}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The account behind a profile or a role. */
  synchronized String account(String credentials) {
    return Optional.ofNullable(byCredentials.get(credentials))
        .orElseThrow(
            () ->
                new AwsRefusal(
                    "NoCredentialProviders", "nothing is configured for \"" + credentials + "\""));
  }

  synchronized Held create(Arns place, String type, Map<String, Object> inputs) {
    failIfAsked(Call.CREATE, type);
    var id = ResourceTypes.of(type).id(inputs, place);
    var thing = made(place, type, id, inputs);
    var key = key(thing);
    if (held.containsKey(key)) {
      throw new AwsRefusal(
          ResourceTypes.of(type).existence().duplicateError(),
          type + " " + id + " exists in " + place.account());
    }
    var owner = ResourceTypes.of(type).existence().owner();
    if (owner.isPresent() && owner(thing).isEmpty()) {
      throw missing(owner.get().token(), thing.text(owner.get().reference()));
    }
    new Admission(this::find).check(thing);
    held.put(key, thing);
    calls.add(Call.CREATE + " " + type + " " + id);
    return thing;
  }

  synchronized Optional<Held> read(Arns place, String type, String id, Map<String, Object> known) {
    failIfAsked(Call.READ, type);
    return Optional.ofNullable(held.get(key(new Held(place, type, id, known, known))));
  }

  /** What {@code pulumi import} means by an id. */
  synchronized Optional<Held> imported(Arns place, String type, String importId) {
    failIfAsked(Call.READ, type);
    return find(
        each ->
            each.type().equals(type)
                && ResourceTypes.of(type).identity().importId().fill(each::text).equals(importId)
                && key(each).account().equals(place.account())
                && List.of("", place.region()).contains(key(each).region()));
  }

  synchronized Held update(Arns place, String type, String id, Map<String, Object> inputs) {
    failIfAsked(Call.UPDATE, type);
    var thing = made(place, type, id, inputs);
    if (!held.containsKey(key(thing))) {
      throw missing(type, id);
    }
    new Admission(this::find).check(thing);
    held.put(key(thing), thing);
    calls.add(Call.UPDATE + " " + type + " " + id);
    return thing;
  }

  synchronized void delete(Arns place, String type, String id, Map<String, Object> known) {
    failIfAsked(Call.DELETE, type);
    var thing = held.get(key(new Held(place, type, id, known, known)));
    if (thing == null) {
      return; // As the provider does: what is gone is deleted.
    }
    held.values().stream()
        .filter(each -> owner(each).filter(thing::equals).isPresent())
        .findFirst()
        .ifPresent(
            child -> {
              throw new AwsRefusal(
                  "ResourceInUse",
                  type + " " + id + " still has " + child.type() + " " + child.id());
            });
    held.remove(key(thing));
    calls.add(Call.DELETE + " " + type + " " + id);
  }

  private static Held made(Arns place, String type, String id, Map<String, Object> inputs) {
    var outputs = new HashMap<>(inputs);
    outputs.putAll(ResourceTypes.of(type).outputs(inputs, place));
    return new Held(place, type, id, Map.copyOf(inputs), Map.copyOf(outputs));
  }

  private Optional<Held> owner(Held thing) {
    var owner = ResourceTypes.of(thing.type()).existence().owner();
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    var reference = thing.text(owner.get().reference());
    if (owner.get().token().equals(EventBridgeTypes.BUS)
        && Arn.nameOf(reference).equals(PhysicalNames.DEFAULT_BUS)) {
      var bus = thing.place().bus(PhysicalNames.DEFAULT_BUS);
      return Optional.of(
          new Held(thing.place(), EventBridgeTypes.BUS, bus, Map.of(), Map.of("arn", bus)));
    }
    return find(
        each ->
            each.type().equals(owner.get().token())
                && sameAccountAndRegion(each, thing)
                && each.isCalled(reference));
  }

  private static boolean sameAccountAndRegion(Held one, Held other) {
    return key(one).account().equals(key(other).account())
        && key(one).region().equals(key(other).region());
  }

  private Optional<Held> find(Predicate<Held> wanted) {
    return held.values().stream().filter(wanted).findFirst();
  }

  private static Key key(Held thing) {
    // Roles are the account's in all Regions; a statement's id is the function's own.
    var region = ResourceTypes.of(thing.type()).is(Trait.GLOBAL) ? "" : thing.place().region();
    var id =
        thing.type().equals(LambdaTypes.PERMISSION)
            ? Objects.toString(thing.outputs().get("function")) + "/" + thing.id()
            : thing.id();
    return new Key(thing.place().account(), region, thing.type(), id);
  }

  /** Fails a call that reads or changes nothing here, if a test asked for that. */
  synchronized void invoke(String token) {
    failIfAsked(Call.INVOKE, token);
  }

  private void failIfAsked(Call call, String type) {
    var fault =
        faults.stream().filter(each -> each.call() == call && each.type().equals(type)).findFirst();
    if (fault.isPresent()) {
      faults.remove(fault.get());
      throw new AwsRefusal("ServiceUnavailable", fault.get().message());
    }
  }

  private static AwsRefusal missing(String type, String name) {
    return new AwsRefusal("ResourceNotFoundException", type + " " + name + " does not exist");
  }

  private static Held fail(String message) {
    throw new IllegalStateException(message);
  }
}
