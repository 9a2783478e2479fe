package eventrelay.rehearsal.report;

/** One event that ends otherwise than it did. */
record FateChange(EventFacts event, Fate before, Fate after) {}
