package eventrelay.rehearsal.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackChangesTest {
  @Test
  void nothingChangedIsNothing() {
    var stack = StackFixture.home().add(SqsTypes.QUEUE, "q", "{name: 'q'}").deployment();

    assertThat(StackChanges.between(List.of(stack), List.of(stack)))
        .isEqualTo(new StackChanges(List.of(), List.of(), List.of()));
  }

  @Test
  void resourcesAreComparedByTypeAndName() {
    var before =
        StackFixture.home()
            .add(SqsTypes.QUEUE, "same", "{name: 's'}")
            .add(SqsTypes.QUEUE, "gone", "{name: 'g'}")
            .add(SqsTypes.QUEUE, "edited", "{name: 'e', delaySeconds: 1}")
            .deployment();
    var after =
        StackFixture.home()
            .add(SqsTypes.QUEUE, "edited", "{name: 'e', delaySeconds: 2}")
            .add(SqsTypes.QUEUE, "same", "{name: 's'}")
            .add(SnsTypes.TOPIC, "gone", "{name: 'g'}")
            .deployment();

    var changes = StackChanges.between(List.of(before), List.of(after));

    assertThat(changes.resources())
        .extracting(ResourceChange::kind, ResourceChange::type, ResourceChange::name)
        .containsExactly(
            tuple(Kind.CHANGED, SqsTypes.QUEUE, "edited"),
            tuple(Kind.ADDED, SnsTypes.TOPIC, "gone"),
            tuple(Kind.REMOVED, SqsTypes.QUEUE, "gone"));
    assertThat(changes.count(Kind.ADDED)).isEqualTo(1);
    assertThat(changes.resources().get(0).inputs())
        .extracting(InputChange::input)
        .containsExactly("delaySeconds");
  }

  @Test
  void aBusHoldsSomethingIfAnArchiveIsOfIt() {
    var before =
        StackFixture.home()
            .add(EventBridgeTypes.BUS, "a", "{name: 'a', arn: 'bus-a'}")
            .add(EventBridgeTypes.BUS, "b", "{name: 'b', arn: 'bus-b'}")
            .add(EventBridgeTypes.ARCHIVE, "kept", "{name: 'kept', eventSourceArn: 'bus-b'}")
            .deployment();
    var after =
        StackFixture.home()
            .add(EventBridgeTypes.ARCHIVE, "kept", "{name: 'kept', eventSourceArn: 'bus-b'}")
            .deployment();

    var changes = StackChanges.between(List.of(before), List.of(after));

    assertThat(changes.losses()).extracting(ResourceChange::name).containsExactly("b");
    assertThat(changes.losses().get(0).loss().orElseThrow())
        .isEqualTo(
            new Loss("the only bus that the events of archive kept can be replayed to", false));
  }

  @Test
  void outputsAreNotCompared() {
    var before =
        StackFixture.home().add(SqsTypes.QUEUE, "q", "{name: 'q'}", "{arn: 'a'}").deployment();
    var after =
        StackFixture.home().add(SqsTypes.QUEUE, "q", "{name: 'q'}", "{arn: 'b'}").deployment();

    assertThat(StackChanges.between(List.of(before), List.of(after)).resources()).isEmpty();
  }

  @Test
  void componentsHoldNothingOfTheirOwn() {
    var before = StackFixture.home().deployment();
    var after = StackFixture.home().component("event-relay:index:Hub", "hub", "{}").deployment();

    assertThat(StackChanges.between(List.of(before), List.of(after)).resources()).isEmpty();
  }

  @Test
  void stacksAreComparedByName() {
    var resources =
        StackFixture.home().add(SqsTypes.QUEUE, "q", "{name: 'q'}").deployment().resources();
    var same = new Deployment("same", resources);

    var changes =
        StackChanges.between(
            List.of(same, new Deployment("old", resources)),
            List.of(new Deployment("new", resources), same));

    assertThat(changes.added()).containsExactly("new");
    assertThat(changes.removed()).containsExactly("old");
    assertThat(changes.resources())
        .extracting(ResourceChange::stack, ResourceChange::kind)
        .containsExactly(
            tuple("new", Kind.ADDED),
            tuple("new", Kind.ADDED),
            tuple("old", Kind.REMOVED),
            tuple("old", Kind.REMOVED));
  }

  @Test
  void aSecretIsNotTold() {
    var changes =
        StackChanges.between(
            List.of(new Deployment("s", List.of(secret("'one'", Set.of("token"))))),
            List.of(new Deployment("s", List.of(secret("'two'", Set.of("token"))))));

    assertThat(changes.resources().get(0).inputs())
        .singleElement()
        .satisfies(
            input -> {
              assertThat(input.secret()).isTrue();
              assertThat(input.before()).isEmpty();
              assertThat(input.after()).isEmpty();
            });
    assertThat(changes.toString()).doesNotContain("one", "two");
  }

  @Test
  void whatIsASecretOnOneSideIsNotToldEither() {
    var changes =
        StackChanges.between(
            List.of(new Deployment("s", List.of(secret("'one'", Set.of())))),
            List.of(new Deployment("s", List.of(secret("'two'", Set.of("token"))))));

    assertThat(changes.toString()).contains("token").doesNotContain("one", "two");
  }

  @Test
  void theSameSecretIsNoChange() {
    var before = secret("'one'", Set.of());
    var after = secret("'one'", Set.of("token"));

    assertThat(
            StackChanges.between(
                    List.of(new Deployment("s", List.of(before))),
                    List.of(new Deployment("s", List.of(after))))
                .resources())
        .isEmpty();
  }

  @Test
  void anEncryptedSecretIsNotTold() {
    var wrapped =
        "{'4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',"
            + " ciphertext: 'v1:%s'}";
    var changes =
        StackChanges.between(
            List.of(new Deployment("s", List.of(secret(wrapped.formatted("one"), Set.of())))),
            List.of(new Deployment("s", List.of(secret(wrapped.formatted("two"), Set.of())))));

    assertThat(changes.resources().get(0).inputs().get(0).secret()).isTrue();
    assertThat(changes.toString()).doesNotContain("one", "two");
  }

  private static ResourceState secret(String value, Set<String> names) {
    return new ResourceState(
        "urn:pulumi:s::event-relay::" + SqsTypes.QUEUE + "::q",
        SqsTypes.QUEUE,
        true,
        "q",
        StackFixture.object("{token: " + value + "}"),
        StackFixture.object("{}"),
        "",
        "",
        List.of(),
        Map.of(),
        names,
        false,
        List.of());
  }
}
