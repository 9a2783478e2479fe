package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What moto does not store, so that a second plan shows it again: types and attributes. */
final class NotStored {
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
      if (!change.actions().equals(List.of("update"))
          || attributes.isEmpty()
          || !known.containsAll(attributes)) {
        wrong.add(change);
      }
    }
    assertThat(wrong)
        .as("changes of the second plan that %s does not name", List.of(files))
        .isEmpty();
    assertThat(known)
        .filteredOn(entry -> configuration.sets(entry.split("\\.")[0], entry.split("\\.")[1]))
        .as("entries of %s that are no longer needed", List.of(files))
        .allMatch(shown::contains);
  }
}
