package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What changes in a stack when its file says one account or Region more, or one less. */
@Timeout(60)
class StableUnderChangeTest {
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
  private static final Map<String, String> IDS =
      Map.of(
          "management", "111111111111",
          "a", "222222222222",
          "b", "333333333333",
          "c", "444444444444");

  /** All that has to name an account. */
  private static final List<String> SHARED =
      List.of(
          "management sources",
          "management-archive eventPattern",
          "management-bus-policy policy",
          "management-function environment",
          "management-rule eventPattern");

  /** What two runs do not have in common. */
  private record Change(List<String> added, List<String> removed, List<String> changed) {}

  static Stream<Arguments> halves() {
    return Stream.of("management", "development", "both")
        .flatMap(half -> Stream.of(Arguments.of(half, true), Arguments.of(half, false)));
  }

  @ParameterizedTest(name = "{0}, ids in the file: {1}")
  @MethodSource("halves")
  void oneAccountMoreOrLess(String half, boolean ids) {
    var all = List.of("a", "b", "c");
    var three = declared(half, ids, all, List.of("eu-west-1", "us-west-2"));
    for (var account : all) {
      var others = all.stream().filter(name -> !name.equals(account)).toList();
      var two = declared(half, ids, others, List.of("eu-west-1", "us-west-2"));

      var more = change(two, three);
      assertThat(more.removed()).as("removed with " + account).isEmpty();
      assertThat(more.added()).as("added with " + account).allMatch(name -> of(account, name));
      assertThat(more.added()).hasSize(expected(half, ids));
      assertThat(more.changed())
          .as("changed with " + account)
          .isEqualTo(half.equals("development") ? List.of() : SHARED);

      var less = change(three, two);
      assertThat(less).isEqualTo(new Change(List.of(), more.added(), more.changed()));
    }
  }

  @ParameterizedTest(name = "{0}, ids in the file: {1}")
  @MethodSource("halves")
  void oneRegionMoreOrLess(String half, boolean ids) {
    var accounts = List.of("a", "b");
    var all = List.of("eu-west-1", "us-west-2", "us-east-1");
    var three = declared(half, ids, accounts, all);
    for (var region : all.subList(1, 3)) {
      var others = all.stream().filter(name -> !name.equals(region)).toList();
      var two = declared(half, ids, accounts, others);

      var more = change(two, three);
      assertThat(more.removed()).as("removed with " + region).isEmpty();
      if (half.equals("management")) {
        assertThat(more).isEqualTo(new Change(List.of(), List.of(), List.of()));
      } else {
        // The one account that has several Regions; the other keeps what it has.
        assertThat(more.added())
            .hasSize(inOneRegion() + 1)
            .allMatch(name -> name.startsWith("a-" + region));
        assertThat(more.changed()).containsExactly("a-role assumeRolePolicy");
      }

      var less = change(three, two);
      assertThat(less).isEqualTo(new Change(List.of(), more.added(), more.changed()));
    }
  }

  /** Rule, target, queue and alarm topic with their policies, subscription, three alarms. */
  private static int inOneRegion() {
    return 10;
  }

  private static int expected(String half, boolean ids) {
    if (half.equals("management")) {
      return ids ? 0 : 1; // The provider through which the account is asked.
    }
    var providers = 2;
    var roleWithPolicy = 2;
    var component = 1;
    return component + providers + roleWithPolicy + 2 * inOneRegion();
  }

  private static boolean of(String account, String name) {
    return name.equals(account) || name.startsWith(account + "-");
  }

  /** Account a has all of the Regions, every other one the first two. */
  private static Deployment declared(
      String half, boolean ids, List<String> accounts, List<String> regions) {
    var yaml = new StringBuilder("deploy: " + half + "\n");
    yaml.append(
        "management: {%sregion: ap-northeast-1, profile: m}\n".formatted(id("management", ids)));
    yaml.append("notify: {emails: [a@example.com]}\n");
    yaml.append("development:\n");
    for (var account : accounts) {
      yaml.append(
          "  - {name: %s, %sregions: %s, profile: p-%s}\n"
              .formatted(
                  account,
                  id(account, ids),
                  account.equals("a") ? regions : List.of("eu-west-1", "us-west-2"),
                  account));
    }
    var stack = StackRun.of("all", yaml.toString()).hub(BUS, "{\"source\":[\"aws.ec2\"]}");
    for (var entry : IDS.entrySet()) {
      stack = stack.account(entry.getKey(), entry.getValue());
    }
    return stack.declares().deployment();
  }

  private static String id(String account, boolean written) {
    return written ? "id: \"%s\", ".formatted(IDS.get(account)) : "";
  }

  private static Change change(Deployment before, Deployment after) {
    var then = byUrn(before);
    var now = byUrn(after);
    var changed = new TreeSet<String>();
    now.forEach(
        (urn, state) -> {
          if (then.containsKey(urn)) {
            differences(then.get(urn), state)
                .forEach(what -> changed.add(state.name() + " " + what));
          }
        });
    return new Change(only(now, then), only(then, now), List.copyOf(changed));
  }

  private static List<String> only(
      Map<String, ResourceState> some, Map<String, ResourceState> others) {
    return some.values().stream()
        .filter(state -> !others.containsKey(state.urn()))
        .map(ResourceState::name)
        .sorted()
        .toList();
  }

  private static Map<String, ResourceState> byUrn(Deployment deployment) {
    return deployment.resources().stream()
        .collect(Collectors.toMap(ResourceState::urn, Function.identity()));
  }

  /** The inputs that differ, and what else the engine compares or waits for. */
  private static List<String> differences(ResourceState then, ResourceState now) {
    var aspects = new LinkedHashMap<String, Function<ResourceState, Object>>();
    aspects.put("parent", ResourceState::parent);
    aspects.put("provider", ResourceState::provider);
    aspects.put("dependencies", ResourceState::dependencies);
    aspects.put("propertyDependencies", ResourceState::propertyDependencies);
    var found = new ArrayList<String>();
    aspects.forEach(
        (name, aspect) -> {
          if (!aspect.apply(then).equals(aspect.apply(now))) {
            found.add(name);
          }
        });
    var inputs = new TreeMap<String, JsonNode>();
    now.inputs().properties().forEach(input -> inputs.put(input.getKey(), input.getValue()));
    then.inputs()
        .properties()
        .forEach(input -> inputs.putIfAbsent(input.getKey(), MissingNode.getInstance()));
    inputs.keySet().stream()
        .filter(key -> !then.inputs().path(key).equals(now.inputs().path(key)))
        .forEach(found::add);
    return found;
  }
}
