package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same program twice in the same accounts, on buses of different names. */
@Timeout(60)
class TwoRelaysTest {
  private static final StackRun RELAY =
      StackRun.shipped("mgmt").with("deploy: both").with("notify: {emails: [ops@example.com]}");

  /** What AWS knows by a name of its own; every other type belongs to one of these. */
  private static final List<String> NAMED =
      List.of(
          "EventArchive",
          "EventBus",
          "EventRule",
          "Function",
          "LogGroup",
          "MetricAlarm",
          "Queue",
          "Role",
          "Topic");

  /**
   * A target id, a statement id and an inline policy's name are a rule's, a function's, a role's.
   */
  private static final List<String> SCOPED =
      List.of(
          "EventBusPolicy",
          "EventTarget",
          "FunctionEventInvokeConfig",
          "Permission",
          "QueuePolicy",
          "RolePolicy",
          "TopicPolicy",
          "TopicSubscription");

  private static DeclaredStack usual;
  private static DeclaredStack other;

  @BeforeAll
  static void run() {
    usual = RELAY.declares();
    other = RELAY.with("bus: team.events").declares();
  }

  @Test
  void haveNoPhysicalNameInCommon() {
    assertThat(names(usual)).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(names(other));
  }

  @Test
  void differInTheNameOfTheBusAlone() {
    var expected = new TreeMap<String, String>();
    for (var resource : named(usual)) {
      expected.put(resource.state().name(), suffixed(resource));
    }
    assertThat(physical(other)).isEqualTo(expected);
  }

  @Test
  void declareNoTypeThatNobodyDecidedAbout() {
    var types = new TreeSet<String>();
    usual.logicalNames().forEach(name -> types.add(name.split(" ")[0]));
    var decided = new TreeSet<>(NAMED);
    decided.addAll(SCOPED);
    assertThat(types).isEqualTo(decided);
  }

  @Test
  void keepWhatIsScopedToARuleAFunctionOrARole() {
    for (var type : List.of("EventTarget", "Permission", "RolePolicy")) {
      for (var resource : usual.ofType(type)) {
        var twin = other.resource(type, resource.state().name());
        for (var key : List.of("targetId", "statementId")) {
          assertThat(twin.input(key)).isEqualTo(resource.input(key));
        }
        if (type.equals("RolePolicy")) {
          assertThat(twin.input("name")).isEqualTo(resource.input("name"));
        }
      }
    }
  }

  @Test
  void forwardByTheirOwnRulesAndRolesToTheirOwnBuses() {
    var bus = "arn:aws:events:ap-northeast-1:111111111111:event-bus/team.events";
    var target = other.resource("EventTarget", "development-ap-northeast-1-target");
    assertThat(target.input("arn").textValue()).isEqualTo(bus);
    assertThat(target.input("roleArn").textValue())
        .isEqualTo("arn:aws:iam::222222222222:role/eventbridge-to-management-role-team-events");
    assertThat(
            other
                .resource("EventBusPolicy", "management-bus-policy")
                .document("policy")
                .at("/Statement/0/Condition/ArnLike"))
        .isEqualTo(
            json(
                """
                {"aws:PrincipalArn":
                   "arn:aws:iam::*:role/eventbridge-to-management-role-team-events"}
                """));
    assertThat(
            other
                .resource("Role", "development-role")
                .document("assumeRolePolicy")
                .at("/Statement/0/Condition/ArnEquals/aws:SourceArn")
                .textValue())
        .isEqualTo(
            other
                .resource("EventRule", "development-ap-northeast-1-rule")
                .output("arn")
                .textValue());
    assertThat(other.exports().path("functionName").textValue())
        .isEqualTo("ManagementTriggeredLambda-team-events");
  }

  @Test
  void areTheSameForADevelopmentStackOfItsOwn() {
    var hub = RELAY.with("{deploy: management, bus: team.events}").declares();
    var development = StackVariants.development(hub).with("bus: team.events").declares();
    assertThat(physical(other)).containsAllEntriesOf(physical(development));
    assertThat(physical(development)).hasSizeGreaterThan(6);
  }

  /** Where the name takes the suffix: before what an alarm adds to the name of what it watches. */
  private static String suffixed(DeclaredResource resource) {
    var name = resource.input("name").textValue();
    return switch (DeclaredStack.shortType(resource.state())) {
      case "EventBus" -> "team.events";
      case "MetricAlarm" ->
          name.replaceFirst("(-(not-empty|failed|lost|errors|throttles))$", "-team-events$1");
      default -> name + "-team-events";
    };
  }

  private static Map<String, String> physical(DeclaredStack stack) {
    var names = new TreeMap<String, String>();
    for (var resource : named(stack)) {
      names.put(resource.state().name(), resource.input("name").textValue());
    }
    return names;
  }

  private static List<DeclaredResource> named(DeclaredStack stack) {
    return NAMED.stream().flatMap(type -> stack.ofType(type).stream()).toList();
  }

  /** By service, account and Region, as AWS keeps names apart. */
  private static Set<String> names(DeclaredStack stack) {
    var names = new TreeSet<String>();
    for (var resource : named(stack)) {
      assertThat(
              names.add(
                  resource.provider() + " " + resource.state().type() + resource.input("name")))
          .as("two of one name: " + resource)
          .isTrue();
    }
    return names;
  }
}
