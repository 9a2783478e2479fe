package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.print.Markdown.code;
import static eventrelay.rehearsal.print.Markdown.row;
import static eventrelay.rehearsal.print.Markdown.text;

import eventrelay.rehearsal.change.ResourceChange;
import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.print.Markdown;
import eventrelay.rehearsal.print.Section;
import java.util.Comparator;
import java.util.List;

/** Changes and drift for a pull request. */
final class MarkdownChanges {
  private static final int RESOURCES = 10_000;
  private static final int EVENTS = 4_000;

  private MarkdownChanges() {}

  static String of(Changes changes) {
    var out = new StringBuilder();
    out.append("#### What changes\n\n");
    var advice = changes.losses() == 0 ? "" : ". " + ChangeWords.ADVICE;
    out.append(
        "Against %s: %s.\n\n".formatted(code(changes.against()), text(changes.summary() + advice)));
    resources(changes, out);
    events(changes.fates(), "was", out);
    return out.toString();
  }

  static String of(DriftEffect effect) {
    var out = new StringBuilder();
    out.append(
        "#### Drift\n\nAWS has other values than the program declares: %s.\n\n"
            .formatted(text(effect.summary())));
    events(effect.fates(), "now", out);
    return out.toString();
  }

  private static void resources(Changes changes, StringBuilder out) {
    var section = new Section(RESOURCES);
    changes.stacksOfOne().forEach(sentence -> section.item(() -> "- " + text(sentence) + "\n"));
    // What deletes something comes first, then what was edited, then what an edit makes many
    // of.
    var order = List.of(Kind.CHANGED, Kind.REPLACED, Kind.REMOVED, Kind.ADDED);
    for (var change :
        changes.inStacksOfBoth().stream()
            .sorted(
                Comparator.comparing((ResourceChange each) -> each.loss().isEmpty())
                    .thenComparing(each -> order.indexOf(each.kind())))
            .toList()) {
      section.item(() -> item(change));
    }
    if (section.left() > 0) {
      section.line(
          "- and %d more, which do not fit here; `--format json` has all"
              .formatted(section.left()));
    }
    if (!section.text().isEmpty()) {
      out.append(section.text()).append('\n');
    }
  }

  private static void events(OutcomeChanges fates, String before, StringBuilder out) {
    if (fates.count() == 0) {
      return;
    }
    var section =
        new Section(EVENTS)
            .line(row(before.equals("now") ? "then" : "fate", before, "type", "what", "where"))
            .line("|---|---|---|---|---|");
    for (var change : fates.first()) {
      var event = change.event();
      section.item(
          () ->
              row(
                      text(change.after().text()),
                      text(change.before().text()),
                      text(event.type()),
                      code(event.what()),
                      code(event.where()))
                  + "\n");
    }
    out.append(section.text()).append('\n');
    var more = section.left() + fates.count() - fates.first().size();
    if (more > 0) {
      out.append("and %d more events, which do not fit here\n\n".formatted(more));
    }
  }

  private static String item(ResourceChange change) {
    var item = new StringBuilder();
    item.append(
        "- `%s` %s, stack %s\n"
            .formatted(
                ChangeWords.sign(change),
                code(ChangeWords.resource(change)),
                code(change.stack())));
    change
        .loss()
        .ifPresent(loss -> item.append("  - ✘ %s\n".formatted(text(ChangeWords.loss(loss)))));
    for (var line : InputLine.of(change.inputs())) {
      item.append("  - %s: %s\n".formatted(text(line.where()), line.what(Markdown::code)));
    }
    return item.toString();
  }
}
