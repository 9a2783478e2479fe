package eventrelay.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.IamTypes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.PropertyDiff.Kind;

class PropertyChangesTest {
  @Test
  void aPolicyInAnotherOrderIsTheSame() {
    var changes =
        of(
            Map.of("policy", "{\"a\":1,\"b\":2}", "__defaults", "[]"),
            Map.of("policy", "{\"b\":2,\"a\":1}"));

    assertThat(changes.getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    assertThat(changes.getDiffsList()).isEmpty();
  }

  @Test
  void eachPropertyIsNamedWithWhatBecameOfIt() {
    var changes =
        of(
            Map.of("description", "a", "maxSessionDuration", 1.0),
            Map.of("description", "b", "assumeRolePolicy", "{}"));

    assertThat(changes.getChanges()).isEqualTo(DiffChanges.DIFF_SOME);
    assertThat(changes.getDetailedDiffMap())
        .hasEntrySatisfying(
            "description", diff -> assertThat(diff.getKind()).isEqualTo(Kind.UPDATE))
        .hasEntrySatisfying(
            "maxSessionDuration", diff -> assertThat(diff.getKind()).isEqualTo(Kind.DELETE))
        .hasEntrySatisfying(
            "assumeRolePolicy", diff -> assertThat(diff.getKind()).isEqualTo(Kind.ADD));
    assertThat(changes.getReplacesList()).isEmpty();
    assertThat(changes.getDeleteBeforeReplace()).isFalse();
  }

  @Test
  void anotherNameIsAnotherResource() {
    var before = Map.<String, Object>of("name", "a");
    var after = Map.<String, Object>of("name", Wire.UNKNOWN);
    var changes = new PropertyChanges(IamTypes.ROLE, before, after);

    assertThat(changes.replace()).isTrue();
    assertThat(changes.response(true).getReplacesList()).containsExactly("name");
    assertThat(changes.response(true).getDeleteBeforeReplace()).isTrue();
    assertThat(changes.response(false).getDeleteBeforeReplace()).isFalse();
  }

  private static DiffResponse of(Map<String, Object> before, Map<String, Object> after) {
    return new PropertyChanges(IamTypes.ROLE, before, after).response(true);
  }
}
