package eventrelay.rehearsal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import eventrelay.names.AccountRegion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldedMapTest {
  @Test
  void oneAccountStandsForOthersThatLookTheSame() {
    var folded = fold(Maps.hub().sender("222", "a-1").sender("333", "a-1").sender("444", "a-1"));

    assertThat(folded.accounts()).containsExactly(entry("222", List.of("333", "444")));
    assertThat(folded.map().accounts()).containsExactly("111111111111", "222");
    assertThat(folded.map().links()).hasSize(2);
  }

  @Test
  void twoAreDrawnBoth() {
    var folded = fold(Maps.hub().sender("222", "a-1").sender("333", "a-1"));

    assertThat(folded.accounts()).isEmpty();
    assertThat(folded.map().accounts()).containsExactly("111111111111", "222", "333");
  }

  @Test
  void whatHasAnotherRuleOrAnotherRegionDoesNotLookTheSame() {
    var folded =
        fold(
            Maps.hub()
                .sender("222", "a-1")
                .ruled("333", "other", "a-1")
                .sender("444", "b-1")
                .sender("555", "a-1"));

    assertThat(folded.accounts()).isEmpty();
  }

  @Test
  void oneRegionStandsForOthersOfItsAccount() {
    var folded =
        fold(
            Maps.hub()
                .sender("222", "a-1", "a-2", "a-3", "a-4")
                .sender("333", "a-1", "a-2", "a-3", "a-4")
                .sender("444", "a-1", "a-2", "a-3", "a-4")
                .sender("555", "a-1", "a-2", "a-3"));

    assertThat(folded.accounts()).containsExactly(entry("222", List.of("333", "444")));
    assertThat(folded.regions())
        .containsEntry(new AccountRegion("222", "a-1"), List.of("a-2", "a-3", "a-4"))
        .containsEntry(new AccountRegion("555", "a-1"), List.of("a-2", "a-3"));
    assertThat(folded.map().places("222"))
        .containsExactly(new AccountRegion("222", ""), new AccountRegion("222", "a-1"));
  }

  @Test
  void whatIsMarkedDoesNotVanish() {
    var map =
        Maps.hub()
            .sender("222", "a-1")
            .sender("333", "a-1")
            .sender("444", "a-1")
            .sender("555", "a-1")
            .map();

    var folded = FoldedMap.of(map, Set.of("arn:aws:events:a-1:444:rule/forward"));

    assertThat(folded.accounts()).containsExactly(entry("222", List.of("333", "555")));
    assertThat(folded.map().accounts()).contains("444");
  }

  private static FoldedMap fold(Maps maps) {
    return FoldedMap.of(maps.map(), Set.of());
  }
}
