package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.report.Changes;

/** What a page with two sides says of the difference. */
final class PageChanges {
  private PageChanges() {}

  static void write(Changes changes, ObjectNode object) {
    object
        .put("against", PageText.of(changes.against()))
        .put("summary", PageText.of(changes.summary()))
        .put("advice", changes.lossAdvice());
    var losses = object.putArray("losses");
    changes.lossLines().forEach(line -> losses.add(PageText.of(line)));
  }
}
