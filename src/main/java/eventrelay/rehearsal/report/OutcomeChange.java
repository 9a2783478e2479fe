package eventrelay.rehearsal.report;

/** One event that ends differently than it did. */
record OutcomeChange(EventFacts event, OutcomeSummary before, OutcomeSummary after) {}
