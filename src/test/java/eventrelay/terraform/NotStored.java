package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What moto does not store, so that a second plan shows it again: types and attributes. */
final class NotStored {
  /** A resource whose attribute cannot be changed is replaced. */
  private static final Set<List<String>> CHANGES =
      Set.of(List.of("update"), List.of("delete", "create"));

  private NotStored() {}

  /** A second plan changes nothing else, and all of it: an entry that is not needed fails. */
  static void isAll(
      List<PlannedChange> plan, TerraformConfiguration configuration, String... files) {
    var known = new TreeSet<String>();
    Arrays.stream(files).map(Reasons::read).map(Map::keySet).forEach(known::addAll);
    var shown = new TreeSet<String>();
    var wrong = new ArrayList<PlannedChange>();
    for (var change : plan) {
      var attributes = new ArrayList<String>();
      change.attributes().forEach(each -> attributes.add(change.type() + "." + each));
      shown.addAll(attributes);
      if (!CHANGES.contains(change.actions())
          || attributes.isEmpty()
          || !known.containsAll(attributes)) {
        wrong.add(change);
      }
    }
    assertThat(wrong)
        .as("changes of the second plan that %s does not name", List.of(files))
        .isEmpty();
    assertThat(known)
        .filteredOn(entry -> configuration.declares(entry.split("\\.")[0]))
        .as("entries of %s that are no longer needed", List.of(files))
        .allMatch(shown::contains);
  }
}
