package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.journey.Outcome.DEAD_LETTERED;
import static eventrelay.rehearsal.journey.Outcome.DELIVERED;
import static eventrelay.rehearsal.journey.Outcome.FILTERED;
import static eventrelay.rehearsal.journey.Outcome.LOST;
import static eventrelay.rehearsal.journey.Outcome.UNPROVEN;
import static eventrelay.rehearsal.journey.Verdict.ALLOWED;
import static eventrelay.rehearsal.journey.Verdict.DENIED;
import static eventrelay.rehearsal.journey.Verdict.MATCHED;
import static eventrelay.rehearsal.journey.Verdict.NOT_JUDGED;
import static eventrelay.rehearsal.journey.Verdict.NO_MATCH;
import static eventrelay.rehearsal.journey.Verdict.STORED;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Journeys as a rehearsal of the sample events could find them. */
public final class Journeys {
  static final Event RUNNING = event("ec2-running");
  static final Event CREATED = event("s3-object-created");

  private static final Hop FORWARD =
      development(MATCHED, "events", "rule/forward", "rule forward matches EC2 state changes.");
  private static final Hop ROLE =
      development(ALLOWED, "iam", "role/relay/forwarder", "Statement Send allows PutEvents.");
  private static final Hop OTHER =
      development(NO_MATCH, "events", "rule/snapshots", "rule snapshots wants createSnapshot.");

  private Journeys() {}

  public static Journey delivered() {
    return new Journey(
        RUNNING,
        DELIVERED,
        DELIVERED,
        List.of(
            FORWARD,
            OTHER,
            ROLE,
            management(MATCHED, "events", "rule/development-events/handle", "rule handle matches."),
            management(ALLOWED, "lambda", "function:handler", "Statement Invoke allows the rule."),
            management(
                ALLOWED, "logs", "log-group:/aws/lambda/handler:*", "Statement Log allows.")),
        Optional.of(
            new FunctionRun(
                "handler",
                JsonNodeFactory.instance.objectNode().put("statusCode", 200),
                List.of(
                    "Received event: {\"id\":\"1\"}",
                    "Instance i-0d20ae48fcb7d176d changed state to running"))));
  }

  public static Journey filtered() {
    return new Journey(
        CREATED,
        FILTERED,
        FILTERED,
        List.of(development(NO_MATCH, "events", "rule/forward", "rule forward wants aws.ec2.")),
        Optional.empty());
  }

  public static Journey filteredByMistake() {
    return stopped(FILTERED, OTHER);
  }

  public static Journey lost() {
    return stopped(
        LOST,
        OTHER,
        FORWARD,
        development(
            DENIED, "iam", "role/forwarder", "role forwarder has no statement for PutEvents."));
  }

  public static Journey unproven() {
    return stopped(
        UNPROVEN, development(NOT_JUDGED, "events", "rule/forward", "the matcher could not tell."));
  }

  public static Journey deadLettered() {
    return stopped(
        DEAD_LETTERED,
        FORWARD,
        ROLE,
        management(
            DENIED, "events", "event-bus/development-events", "bus development-events denies all."),
        development(STORED, "sqs", "undelivered", "queue undelivered keeps it."));
  }

  public static Journey of(Event event, Outcome expected, Outcome outcome) {
    return new Journey(event, expected, outcome, List.of(), Optional.empty());
  }

  private static Journey stopped(Outcome outcome, Hop... hops) {
    return new Journey(RUNNING, DELIVERED, outcome, List.of(hops), Optional.empty());
  }

  private static Hop development(Verdict verdict, String service, String resource, String because) {
    return hop("222222222222", "ap-northeast-1", verdict, service, resource, because);
  }

  private static Hop management(Verdict verdict, String service, String resource, String because) {
    return hop("111111111111", "us-east-1", verdict, service, resource, because);
  }

  private static Hop hop(
      String account,
      String region,
      Verdict verdict,
      String service,
      String resource,
      String because) {
    var place = service.equals("iam") ? "" : region;
    var arn = "arn:aws:%s:%s:%s:%s".formatted(service, place, account, resource);
    return new Hop(new AccountRegion(account, region), arn, verdict, because);
  }

  private static Event event(String name) {
    try {
      return Event.of(new ObjectMapper().readTree(Path.of("events", name + ".json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
