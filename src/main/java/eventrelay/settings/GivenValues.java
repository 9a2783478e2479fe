package eventrelay.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.exceptions.RunException;
import eventrelay.policy.EventPattern;
import eventrelay.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program gave to the builder of one of the two halves. The keys, the defaults and the rules
 * are those of a stack file.
 */
public final class GivenValues {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final String builder;
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();
  private final Mistakes mistakes = new Mistakes();

  /**
   * Nothing is given yet.
   *
   * @param builder the name of the class that is built, for messages
   */
  public GivenValues(String builder) {
    this.builder = builder;
  }

  /** A text. */
  public void put(String key, String value) {
    values.put(key, value);
  }

  /** A number. */
  public void put(String key, int value) {
    values.put(key, value);
  }

  /** A switch. */
  public void put(String key, boolean value) {
    values.put(key, value);
  }

  /** Who is notified. */
  public void put(String key, Notify value) {
    var notify = values.putObject(key);
    value.emails().forEach(notify.putArray("emails")::add);
    if (!value.states().isEmpty()) {
      value.states().forEach(notify.putArray("states")::add);
    }
  }

  /** The receiving bus's name. */
  public String bus() {
    var bus = Settings.bus(root(), mistakes);
    Quotas.checkNames(root().path("bus"), bus, mistakes);
    return checked(bus);
  }

  /** The organization that senders must be of, if one was given. */
  public Optional<String> organization() {
    return checked(Settings.organization(root(), mistakes));
  }

  /** How the half is operated. */
  public OperationsSettings operation(Deploy half) {
    return checked(new OperationsReader(mistakes).read(root(), half));
  }

  /** The pattern of the events that are carried. */
  public EventPattern eventPattern(String json) {
    var path = root().path("eventPattern");
    try {
      var pattern = new EventsReader(mistakes).pattern(path, Json.read(json));
      pattern
          .flatMap(EventPattern::refusal)
          .ifPresent(
              why -> mistakes.add(path, json, "EventBridge would refuse the pattern: " + why));
      return checked(pattern.orElse(EventPattern.DEFAULT));
    } catch (JsonProcessingException e) {
      mistakes.add(path, json, "this is not JSON; write {\"source\": [\"aws.ec2\"]}");
      return checked(EventPattern.DEFAULT);
    }
  }

  /** Refuses what is not the id of an account, or is there twice. */
  public void accounts(String key, List<String> ids) {
    for (var i = 0; i < ids.size(); i++) {
      var place = key + "[" + i + "]";
      if (!ACCOUNT.matcher(ids.get(i)).matches()) {
        refuse(place, ids.get(i), "an account id is 12 digits; write one such as 222222222222");
      } else if (ids.indexOf(ids.get(i)) < i) {
        refuse(place, ids.get(i), "the account is there already; write it once");
      }
    }
    checked(ids);
  }

  /** Refuses what is not the name of a Region. */
  public void region(String key, String name) {
    new RegionsReader(mistakes).check(root().path(key), name);
    checked(name);
  }

  /** Refuses null. */
  public void required(String key, Object value, String remedy) {
    if (value == null) {
      throw new RunException(
          new Mistake(root().path(key), "", "it is missing: " + remedy).toString());
    }
  }

  /** What to throw for one value. */
  public RunException refusal(String key, String value, String remedy) {
    return new RunException(new Mistake(root().path(key), '"' + value + '"', remedy).toString());
  }

  private void refuse(String key, String value, String remedy) {
    mistakes.add(root().path(key), '"' + value + '"', remedy);
  }

  private Section root() {
    return new Section(builder, Settings.KEYS, values, mistakes);
  }

  private <T> T checked(T value) {
    if (!mistakes.none()) {
      throw new RunException(mistakes.found().get(0).toString());
    }
    return value;
  }
}
