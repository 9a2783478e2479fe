package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Map;

/** Policies and requests that the tests of this package share. */
final class Samples {
  static final String BUS = "arn:aws:events:us-east-1:111111111111:event-bus/development-events";
  static final String SESSION = "arn:aws:sts::222222222222:assumed-role/r/s";

  private Samples() {}

  /** A policy of the statements given, in JSON with single quotes. */
  static Policy policy(String name, String... statements) {
    return Policy.parse(
        name, json("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}"));
  }

  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }

  /** A caller who puts events on the bus of account 111111111111. */
  static AccessRequest putEvents(String principal) {
    return putEvents(principal, Map.of());
  }

  static AccessRequest putEvents(String principal, Map<String, List<String>> context) {
    return request(principal, "events:PutEvents", BUS, context);
  }

  static AccessRequest request(
      String principal, String action, String resource, Map<String, List<String>> context) {
    return new AccessRequest(
        Principal.parse(principal),
        action,
        resource,
        "111111111111",
        RequestContext.complete(context));
  }
}
