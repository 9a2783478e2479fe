package eventrelay.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rollout: organizational units and Regions. */
final class RolloutReader {
  /** AWS Organizations API Reference, OrganizationalUnit and Root. */
  private static final Pattern UNIT =
      Pattern.compile("ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32}");

  /** CloudFormation API Reference, CreateStackInstances. */
  private static final int MOST_UNITS = 50;

  private static final String UNITS = "organizationalUnits";
  private static final String EXAMPLE = UNITS + ": [ou-abcd-12345678]";

  private final Mistakes mistakes;

  RolloutReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The rollout, if the file asks for one. */
  Optional<RolloutSettings> read(Section root) {
    // Pulumi.yaml's default for an object is {}, which the engine passes on: no rollout.
    return root.section("rollout", "{" + EXAMPLE + ", regions: [ap-northeast-1]}")
        .filter(section -> !section.isEmpty())
        .map(this::rollout);
  }

  private RolloutSettings rollout(Section section) {
    var units = section.texts(UNITS, EXAMPLE).orElse(List.of());
    if (section.value(UNITS).map(value -> value.isArray() && value.isEmpty()).orElse(true)) {
      mistakes.add(
          section.path(UNITS),
          section.value(UNITS).map(Object::toString).orElse(""),
          "a rollout needs at least one organizational unit; write " + EXAMPLE);
    }
    for (var i = 0; i < units.size(); i++) {
      checkUnit(section.path(UNITS) + "[" + i + "]", units, i);
    }
    if (units.size() > MOST_UNITS) {
      mistakes.add(
          section.path(UNITS),
          units.size() + " units",
          "StackSets accepts at most %d at a time; name a unit that holds them"
              .formatted(MOST_UNITS));
    }
    var regions = new RegionsReader(mistakes).list(section, "a rollout");
    var autoDeploy = section.flag("autoDeploy").orElse(RolloutSettings.DEFAULT_AUTO_DEPLOY);
    var delegated =
        section
            .flag("delegatedAdministrator")
            .orElse(RolloutSettings.DEFAULT_DELEGATED_ADMINISTRATOR);
    section.refuseOtherKeys();
    return new RolloutSettings(units, regions, autoDeploy, delegated);
  }

  private void checkUnit(String path, List<String> units, int index) {
    var unit = units.get(index);
    if (!UNIT.matcher(unit).matches()) {
      mistakes.add(
          path,
          '"' + unit + '"',
          "this is not the id of an organizational unit; write one such as ou-abcd-12345678, or the root's,"
              + " such as r-abcd");
    }
    if (units.indexOf(unit) < index) {
      mistakes.add(path, '"' + unit + '"', "the unit is there already; write it once");
    }
  }
}
