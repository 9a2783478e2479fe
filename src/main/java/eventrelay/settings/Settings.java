package eventrelay.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a stack file says. The reference is the {@code config} section of Pulumi.yaml.
 *
 * @param deploy which half this stack deploys
 * @param management the account that receives
 * @param development the accounts that send; empty for the single-account relay
 * @param organization the organization that senders must be of, if it matters
 * @param bus the receiving bus's name
 * @param chosenEvents what to carry, if the file says so
 * @param hubStack the management stack as organization/project/stack, if the file says so
 * @param operation archive, log, alarms, protection and notification
 * @param rollout the accounts that CloudFormation deploys the development half to, if any
 */
public record Settings(
    Deploy deploy,
    AccountSettings management,
    List<AccountSettings> development,
    Optional<String> organization,
    String bus,
    Optional<EventPattern> chosenEvents,
    Optional<String> hubStack,
    OperationsSettings operation,
    Optional<RolloutSettings> rollout) {

  /** Every key, in the order of the reference. */
  public static final List<String> KEYS =
      List.of(
          "deploy",
          "management",
          "development",
          "organization",
          "rollout",
          "bus",
          "events",
          "hubStack",
          "notify",
          "archiveDays",
          "logRetentionDays",
          "alarms",
          "protect");

  private static final Set<String> TEXT_KEYS = Set.of("deploy", "organization", "bus", "hubStack");
  private static final Pattern BUS = Pattern.compile("[.\\-_A-Za-z0-9]{1,256}");
  private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern STACK = Pattern.compile("[^/\\s]+/[^/\\s]+/[^/\\s]+");

  /** Keeps its own copy of the list. */
  public Settings {
    development = List.copyOf(development);
  }

  /** What to carry. */
  public EventPattern events() {
    return chosenEvents.orElse(EventPattern.DEFAULT);
  }

  /** The names that AWS shows. */
  public PhysicalNames names() {
    return PhysicalNames.ofRelay(bus);
  }

  /** True if events come from no other account than the management account. */
  public boolean singleAccount() {
    return development.isEmpty() && organization.isEmpty();
  }

  /** True if the management account's own default bus receives, which AWS created. */
  public boolean defaultBus() {
    return bus.equals(PhysicalNames.DEFAULT_BUS);
  }

  /**
   * Reads and validates a stack's configuration.
   *
   * @throws SettingsException with every mistake in it
   */
  public static Settings read(StackConfig config) {
    refuseMisplaced(config);
    var mistakes = new Mistakes();
    var root = new Section(config.namespace() + ":", KEYS, asObject(config), mistakes);
    var settings = read(root, mistakes);
    var consistency = new Consistency(root, mistakes);
    if (mistakes.none()) {
      consistency.check(settings);
    } else if (settings.management() != null) {
      consistency.checkAccounts(settings);
    }
    if (!mistakes.none()) {
      throw new SettingsException(config.file(), mistakes.found());
    }
    return settings;
  }

  /** Alone: each of them would be missed as well. */
  private static void refuseMisplaced(StackConfig config) {
    var mistakes = new Mistakes();
    for (var key : config.misplaced()) {
      var name = key.substring(key.indexOf(':') + 1);
      mistakes.add(
          key,
          "",
          "this project is named %s, and Pulumi takes this for a setting of another one; write %s:%s, or only %s"
              .formatted(config.namespace(), config.namespace(), name, name));
    }
    if (!mistakes.none()) {
      throw new SettingsException(config.file(), mistakes.found());
    }
  }

  private static Settings read(Section root, Mistakes mistakes) {
    var deploy = deploy(root, mistakes);
    var accounts = new AccountReader(mistakes);
    var example = "{id: \"111111111111\", region: ap-northeast-1, profile: management}";
    var management = root.section("management", example).map(accounts::management);
    if (!root.has("management")) {
      mistakes.add(root.path("management"), "", "it is missing; write " + example);
    }
    var development =
        root.each(
            "development",
            "[{name: development, id: \"222222222222\", regions: [ap-northeast-1],"
                + " profile: development}]",
            accounts::development);
    var organization = organization(root, mistakes);
    var rollout = new RolloutReader(mistakes).read(root);
    var bus = bus(root, mistakes);
    // Pulumi.yaml's default for an object is {}, which the engine passes on: nothing chosen.
    var events =
        root.section("events", "{states: [running, stopped, terminated]}")
            .filter(section -> !section.isEmpty())
            .flatMap(new EventsReader(mistakes)::read);
    var hubStack = hubStack(root, deploy, mistakes);
    var operation = new OperationsReader(mistakes).read(root, deploy.orElse(Deploy.BOTH));
    root.refuseOtherKeys();
    // A null is never used: leaving it out is noted as a mistake, so the settings are refused.
    return new Settings(
        deploy.orElse(null),
        management.orElse(null),
        development,
        organization,
        bus,
        events,
        hubStack,
        operation,
        rollout);
  }

  private static Optional<Deploy> deploy(Section root, Mistakes mistakes) {
    var words = "write management, development or both";
    var text = root.text("deploy", "deploy: management, development or both");
    if (!root.has("deploy")) {
      mistakes.add(root.path("deploy"), "", "it is missing; " + words);
    }
    for (var deploy : Deploy.values()) {
      if (text.isPresent() && deploy.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(deploy);
      }
    }
    text.ifPresent(
        value ->
            mistakes.add(
                root.path("deploy"), '"' + value + '"', "there is no such half; " + words));
    return Optional.empty();
  }

  static String bus(Section root, Mistakes mistakes) {
    var bus = root.text("bus", "bus: " + PhysicalNames.BUS).orElse(PhysicalNames.BUS);
    if (!BUS.matcher(bus).matches()) {
      mistakes.add(
          root.path("bus"),
          '"' + bus + '"',
          "AWS accepts 1 to 256 letters, digits and any of . - _ for a bus; write "
              + PhysicalNames.BUS);
    }
    return bus;
  }

  static Optional<String> organization(Section root, Mistakes mistakes) {
    // Pulumi.yaml's default is the empty text: no organization.
    var id = root.value("organization").map(value -> value.asText()).filter(s -> !s.isEmpty());
    id.filter(value -> !ORGANIZATION.matcher(value).matches())
        .ifPresent(
            value ->
                mistakes.add(
                    root.path("organization"),
                    '"' + value + '"',
                    "this is not an organization id; write one such as o-a1b2c3d4e5"));
    return id;
  }

  private static Optional<String> hubStack(
      Section root, Optional<Deploy> deploy, Mistakes mistakes) {
    // Pulumi.yaml's default is the empty text: the management stack of this project.
    var hubStack = root.value("hubStack").map(value -> value.asText()).filter(s -> !s.isEmpty());
    hubStack.ifPresent(
        value -> {
          if (!STACK.matcher(value).matches()) {
            mistakes.add(
                root.path("hubStack"),
                '"' + value + '"',
                "this does not name a stack; write organization/%s/mgmt"
                    .formatted(root.namespace()));
          } else if (deploy.filter(Deploy::management).isPresent()) {
            mistakes.add(
                root.path("hubStack"),
                '"' + value + '"',
                "only deploy: development reads another stack; take it out");
          }
        });
    return hubStack;
  }

  /**
   * Structured values arrive as JSON text; what is not JSON stays a text, for its reader to refuse.
   */
  private static ObjectNode asObject(StackConfig config) {
    var object = JsonNodeFactory.instance.objectNode();
    config
        .values()
        .forEach(
            (key, value) -> {
              if (TEXT_KEYS.contains(key)) {
                object.put(key, value);
                return;
              }
              try {
                object.set(key, Json.read(value));
              } catch (JsonProcessingException e) {
                object.put(key, value);
              }
            });
    return object;
  }
}
