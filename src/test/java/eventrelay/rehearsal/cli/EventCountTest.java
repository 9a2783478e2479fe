package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.ExpectedDelivery;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.program.FolderRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent through whatever is declared and broken, each event ends exactly once. */
@Timeout(180)
class EventCountTest {
  private static final int SETTINGS = 10;
  private static final int ROUNDS = 30;
  private static final String EC2 = "EC2 Instance State-change Notification";
  private static final List<String> STATES = List.of("pending", "running", "stopped", "terminated");
  private static final List<String> REGIONS = List.of("ap-northeast-1", "eu-west-1");
  private static final List<String> ACCOUNTS =
      List.of("222222222222", "333333333333", "444444444444");

  private static final Fault FUNCTION = Faults.of("function").orElseThrow();
  private static final Fault DEAD_LETTER_QUEUE = Faults.of("dead-letter-queue").orElseThrow();

  private final Random random = new Random(20_240_608);

  @TempDir private Path folder;

  /** What a stack file of one round says. */
  private record Relay(
      Set<String> states, int accounts, List<String> regions, String bus, boolean together) {
    boolean selects(ObjectNode event) {
      return ACCOUNTS.subList(0, accounts).contains(event.path("account").asText())
          && regions.contains(event.path("region").asText())
          && event.path("source").asText().equals("aws.ec2")
          && event.path("detail-type").asText().equals(EC2)
          && states.contains(event.path("detail").path("state").asText());
    }
  }

  @Test
  void sentIsTheSumOfTheEndsAndNothingIsLostUnderOneFault() throws IOException {
    var rounds = 0;
    try (var runner = new FunctionRunner()) {
      for (var i = 0; i < SETTINGS; i++) {
        var relay = relay();
        var stacks = declared(relay, Files.createDirectory(folder.resolve("s" + i)));
        for (var round = 0; round < ROUNDS; round++) {
          rounds++;
          send(relay, stacks, faults(), runner);
        }
      }
    }
    assertThat(rounds).isEqualTo(300);
  }

  private void send(
      Relay relay, List<Deployment> stacks, Set<Fault> faults, FunctionRunner runner) {
    var expectedDelivery = new ExpectedDelivery(stacks, cloud(stacks));
    var broken = stacks;
    for (var fault : faults) {
      broken = fault.in(broken);
    }
    var eventSender = new EventSender(cloud(broken), expectedDelivery, runner, !faults.isEmpty());
    // A function that fails is run three times by a new process each time.
    var sent = faults.contains(FUNCTION) ? 1 : 10;
    var summary = Summary.NONE;
    for (var i = 0; i < sent; i++) {
      var event = event();
      var journey = eventSender.send(Event.of(event));
      summary = summary.with(journey);
      assertThat(journey.outcome())
          .as("%s %s %s", relay, faults, event)
          .isEqualTo(end(relay, faults, stacks, event));
    }
    assertThat(summary.events()).isEqualTo(sent);
    assertThat(summary.delivered() + summary.filtered() + summary.deadLettered() + summary.lost())
        .isEqualTo(sent);
    if (faults.size() < 2) {
      assertThat(summary.lost()).isZero();
      assertThat(summary.unexpected()).isZero();
    }
  }

  private static Outcome end(
      Relay relay, Set<Fault> faults, List<Deployment> stacks, ObjectNode event) {
    if (!relay.selects(event)) {
      return Outcome.FILTERED;
    }
    var stopping =
        faults.stream()
            .filter(fault -> fault != DEAD_LETTER_QUEUE)
            .anyMatch(fault -> !fault.in(stacks).equals(stacks));
    if (!stopping) {
      return Outcome.DELIVERED;
    }
    return faults.contains(DEAD_LETTER_QUEUE) ? Outcome.LOST : Outcome.DEAD_LETTERED;
  }

  private Relay relay() {
    var states = new HashSet<String>();
    while (states.isEmpty()) {
      STATES.stream().filter(state -> random.nextBoolean()).forEach(states::add);
    }
    return new Relay(
        states,
        1 + random.nextInt(2),
        random.nextBoolean() ? REGIONS : REGIONS.subList(0, 1),
        List.of("development-events", "other.bus", "default").get(random.nextInt(3)),
        random.nextBoolean());
  }

  private static List<Deployment> declared(Relay relay, Path folder) throws IOException {
    if (relay.together()) {
      write(folder, "all", "both", relay);
    } else {
      write(folder, "mgmt", "management", relay);
      write(folder, "dev", "development", relay);
    }
    return FolderRun.of(folder).deployments();
  }

  private static void write(Path folder, String stack, String deploy, Relay relay)
      throws IOException {
    var text = new StringBuilder("config:\n  deploy: " + deploy + "\n");
    text.append("  bus: ").append(relay.bus()).append('\n');
    text.append("  events: {states: ").append(relay.states()).append("}\n");
    text.append("  management: ")
        .append("{id: '111111111111', region: ap-northeast-1, profile: m}\n")
        .append("  development:\n");
    for (var account : ACCOUNTS.subList(0, relay.accounts())) {
      text.append(
          "    - {name: a%s, id: '%s', regions: %s, profile: p}\n"
              .formatted(account, account, relay.regions()));
    }
    Files.writeString(folder.resolve("Pulumi." + stack + ".yaml"), text);
  }

  private Set<Fault> faults() {
    var faults = new HashSet<Fault>();
    for (var count = random.nextInt(3); count > 0; count--) {
      faults.add(Faults.ALL.get(random.nextInt(Faults.ALL.size())));
    }
    return faults;
  }

  private ObjectNode event() {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", "id-" + random.nextInt())
            .put("source", usually("aws.ec2", "aws.s3"))
            .put("detail-type", usually(EC2, "EC2 Spot Instance Interruption Warning"))
            .put("account", any(ACCOUNTS))
            .put("region", usually(any(REGIONS), "us-east-1"));
    event.putObject("detail").put("instance-id", "i-1").put("state", any(STATES));
    return event;
  }

  private String usually(String one, String other) {
    return random.nextInt(8) == 0 ? other : one;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Cloud cloud(List<Deployment> stacks) {
    return new CloudBuilder(stacks, Path.of("")).build();
  }
}
