package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.print.Terminal.safe;

import eventrelay.rehearsal.change.ResourceChange;
import eventrelay.rehearsal.print.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Changes for people, as lines. */
record TextChanges(Terminal terminal) {
  private static final String INDENT = "    ";

  List<String> lines(Changes changes) {
    var lines = new ArrayList<String>();
    lines.add("Against %s: %s".formatted(safe(changes.against()), changes.summary()));
    changes.stacksOfOne().forEach(sentence -> lines.add(INDENT + safe(sentence)));
    for (var change : changes.inStacksOfBoth()) {
      lines.add(INDENT + resource(change));
      change
          .loss()
          .map(loss -> terminal.red("✘ " + safe(ChangeWords.loss(loss))))
          .ifPresent(line -> lines.add(INDENT + INDENT + line));
      for (var line : InputLine.of(change.inputs())) {
        lines.add(INDENT + INDENT + safe(line.where() + ": " + line.what(value -> value)));
      }
    }
    for (var change : changes.fates().first()) {
      lines.add(
          INDENT
              + "%s, was %s   %s"
                  .formatted(change.after().text(), change.before().text(), event(change.event())));
    }
    if (changes.fates().left() > 0) {
      lines.add(INDENT + changes.fates().leftInWords());
    }
    if (changes.losses() > 0) {
      lines.add(terminal.red("✘ " + changes.lossesInWords()) + ": " + ChangeWords.ADVICE);
    }
    return lines;
  }

  private String resource(ResourceChange change) {
    var line =
        safe(
            "%s %s  (stack %s)"
                .formatted(ChangeWords.sign(change), ChangeWords.resource(change), change.stack()));
    return switch (change.kind()) {
      case ADDED -> terminal.green(line);
      case REMOVED, REPLACED -> terminal.red(line);
      case CHANGED -> terminal.yellow(line);
    };
  }

  private static String event(EventFacts event) {
    return safe(event.line());
  }
}
