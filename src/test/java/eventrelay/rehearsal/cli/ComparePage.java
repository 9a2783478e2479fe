package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.terraform.TerraformStack;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.CloudWatchTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that says what the rehearsal finds in the example state and in the relay. */
final class ComparePage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTHING = "nothing like it there";
  private static final String[] STATE = {"--terraform-state", Seed.FILE.toString()};
  private static final String[] RELAY = {};

  private ComparePage() {}

  static String text() {
    var page = new ArrayList<String>();
    page.add(
        """
        # Terraform's wiring and the relay, side by side

        A test writes this file from two rehearsals (`ComparePageTest`, see CONTRIBUTING.md). One is of the example state
        `src/test/resources/seed.tfstate`, of the Terraform system that the relay grew from. The other is of the relay with its
        shipped stack files. Both deliver the same events: run `./rehearse --terraform-state FILE` with a state or a plan of your
        own for its column. [adopt.md](adopt.md) says how to go from one to the other.

        - [What each fault loses](#what-each-fault-loses)
        - [Which attacks succeed](#which-attacks-succeed)
        - [What is alarmed](#what-is-alarmed)

        ## What each fault loses

        `./rehearse --break all` sends ten sample events under each fault; three of them are to be delivered.

        | what breaks | Terraform's state | the relay |
        | --- | --- | --- |
        """
            .strip());
    page.addAll(faults());
    page.add(
        """

        ## Which attacks succeed

        `./rehearse --attacks` tries each of these on both. In the column of the state, the reason is that of the rehearsal.

        | attack | Terraform's state | the relay |
        | --- | --- | --- |
        """
            .stripTrailing());
    page.addAll(attacks());
    page.add(
        """

        ## What is alarmed

        The state declares %s. The relay declares these:

        | alarm | what it means |
        | --- | --- |
        """
            .stripTrailing()
            .formatted(number(alarms(List.of(seed())).size())));
    alarms(ShippedStacks.ALL)
        .forEach((name, meaning) -> page.add("| `%s` | %s |".formatted(name, cell(meaning))));
    return String.join("\n", page) + "\n";
  }

  private static List<String> faults() {
    var relay = new LinkedHashMap<String, JsonNode>();
    json(RELAY, "--break", "all")
        .path("faults")
        .forEach(fault -> relay.put(fault.path("fault").asText(), fault));
    var rows = new ArrayList<String>();
    for (var fault : json(STATE, "--break", "all").path("faults")) {
      rows.add(
          "| %s | %s | %s |"
              .formatted(
                  cell(fault.path("broken").asText()),
                  cell(fate(fault)),
                  cell(fate(relay.get(fault.path("fault").asText())))));
    }
    return rows;
  }

  private static String fate(JsonNode fault) {
    if (!fault.path("applies").asBoolean()) {
      return NOTHING;
    }
    var parts = new ArrayList<String>();
    count(fault, "delivered", "delivered", parts);
    count(fault, "deadLettered", "kept by " + texts(fault.path("heldBy")), parts);
    count(fault, "lost", "**lost**: " + texts(fault.path("because")), parts);
    count(fault, "unproven", "unproven: " + texts(fault.path("notJudged")), parts);
    return String.join("; ", parts);
  }

  private static void count(JsonNode fault, String key, String words, List<String> parts) {
    if (fault.path(key).asInt() > 0) {
      parts.add(fault.path(key).asInt() + " " + words);
    }
  }

  private static List<String> attacks() {
    var state = attempts(STATE);
    var relay = attempts(RELAY);
    return Stream.of(state, relay)
        .flatMap(attempts -> attempts.entrySet().stream())
        .filter(attempt -> !attempt.getValue().path("outcome").asText().equals("refused"))
        .map(Map.Entry::getKey)
        .distinct()
        .map(
            attempt ->
                "| %s | %s | %s |"
                    .formatted(
                        cell(attempt),
                        cell(result(state.get(attempt), true)),
                        cell(result(relay.get(attempt), false))))
        .toList();
  }

  private static Map<String, JsonNode> attempts(String[] stacks) {
    var attempts = new LinkedHashMap<String, JsonNode>();
    json(stacks, "--attacks", "all")
        .path("attacks")
        .forEach(attack -> attempts.putIfAbsent(attack.path("attempt").asText(), attack));
    return attempts;
  }

  private static String result(JsonNode attack, boolean withReason) {
    if (attack == null) {
      return NOTHING;
    }
    var outcome = attack.path("outcome").asText();
    if (outcome.equals("refused")) {
      return outcome;
    }
    return "**%s**".formatted(outcome) + (withReason ? ": " + attack.path("because").asText() : "");
  }

  /** By name, what each means. */
  private static Map<String, String> alarms(List<Deployment> stacks) {
    return stacks.stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(resource -> resource.type().equals(CloudWatchTypes.ALARM))
        .collect(
            Collectors.toMap(
                resource -> resource.inputs().path("name").asText(),
                resource -> resource.inputs().path("alarmDescription").asText(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static Deployment seed() {
    return new TerraformStack(TerraformState.read(Seed.FILE), "seed", Map.of()).deployment();
  }

  private static String number(int alarms) {
    return alarms == 0 ? "no alarm" : alarms == 1 ? "one alarm" : alarms + " alarms";
  }

  private static JsonNode json(String[] stacks, String... asked) {
    var arguments = new ArrayList<>(List.of(stacks));
    arguments.addAll(List.of(asked));
    arguments.addAll(List.of("--format", "json"));
    var run = Run.of(arguments.toArray(String[]::new));
    try {
      return JSON.readTree(run.out());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(run.err(), e);
    }
  }

  private static String texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return String.join("; ", texts);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
