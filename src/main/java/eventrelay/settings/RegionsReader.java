package eventrelay.settings;

import eventrelay.names.Regions;
import java.util.List;

/** Reads names of Regions. */
final class RegionsReader {
  private final Mistakes mistakes;

  RegionsReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The list under {@code regions}, which {@code who} needs. */
  List<String> list(Section section, String who) {
    var example = "regions: [ap-northeast-1]";
    var names = section.texts("regions", example).orElse(List.of());
    if (section.value("regions").map(value -> value.isArray() && value.isEmpty()).orElse(true)) {
      mistakes.add(
          section.path("regions"),
          section.value("regions").map(Object::toString).orElse(""),
          who + " needs at least one Region; write " + example);
    }
    for (var i = 0; i < names.size(); i++) {
      var path = section.path("regions") + "[" + i + "]";
      check(path, names.get(i));
      if (names.indexOf(names.get(i)) < i) {
        mistakes.add(path, '"' + names.get(i) + '"', "the Region is there already; write it once");
      }
    }
    return names;
  }

  void check(String path, String region) {
    if (!Regions.hasForm(region)) {
      mistakes.add(
          path,
          '"' + region + '"',
          "this is not the name of a Region; write one such as ap-northeast-1");
    } else if (!Regions.exists(region)) {
      mistakes.add(
          path,
          '"' + region + '"',
          ("AWS has no such Region, and the nearest that it has is %s; a Region that is newer than"
                  + " %s has to be added to eventrelay.names.Regions first")
              .formatted(Regions.nearest(region), Regions.AS_OF));
    }
  }
}
