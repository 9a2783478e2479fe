package eventrelay.rehearsal.report;

import eventrelay.rehearsal.cloud.Drift;
import java.util.List;

/**
 * What the next update makes of stacks of which AWS has other values than the program declares.
 *
 * @param drift the inputs that it sets back
 * @param fates which events end differently after it
 */
public record DriftEffect(List<Drift> drift, OutcomeChanges fates) {

  /** Everything in one sentence. */
  public String summary() {
    var inputs = drift.size() == 1 ? "1 input" : drift.size() + " inputs";
    return "the next `pulumi up` sets %s back to what the program declares; after that, %s"
        .formatted(inputs, fates.inWords());
  }
}
