package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonReport report = new JsonReport(out);

  @Test
  void hasThisShape() throws IOException {
    report.start(List.of("mgmt", "dev"), List.of("One."));
    report.journey(Journeys.delivered());
    report.journey(Journeys.filtered());
    report.end(new Summary(6, 1, 2, 3, 4, 5, 6));

    // Compared as text, so that the order of the keys counts.
    assertThat(JSON.readTree(text()).toString())
        .isEqualTo(
            JSON.readTree(
                    """
                    {
                      "stacks": ["mgmt", "dev"],
                      "notes": ["One."],
                      "events": [
                        {
                          "id": "4240000f-4957-9924-10fd-28f99e41c2b1",
                          "source": "aws.ec2",
                          "detailType": "EC2 Instance State-change Notification",
                          "account": "222222222222",
                          "region": "ap-northeast-1",
                          "expected": "delivered",
                          "outcome": "delivered",
                          "hops": [
                            {
                              "account": "222222222222",
                              "region": "ap-northeast-1",
                              "at": "arn:aws:events:ap-northeast-1:222222222222:rule/forward",
                              "verdict": "matched",
                              "because": "rule forward matches EC2 state changes."
                            },
                            {
                              "account": "222222222222",
                              "region": "ap-northeast-1",
                              "at": "arn:aws:events:ap-northeast-1:222222222222:rule/snapshots",
                              "verdict": "no-match",
                              "because": "rule snapshots wants createSnapshot."
                            },
                            {
                              "account": "222222222222",
                              "region": "ap-northeast-1",
                              "at": "arn:aws:iam::222222222222:role/relay/forwarder",
                              "verdict": "allowed",
                              "because": "Statement Send allows PutEvents."
                            },
                            {
                              "account": "111111111111",
                              "region": "us-east-1",
                              "at": "arn:aws:events:us-east-1:111111111111:rule/development-events/handle",
                              "verdict": "matched",
                              "because": "rule handle matches."
                            },
                            {
                              "account": "111111111111",
                              "region": "us-east-1",
                              "at": "arn:aws:lambda:us-east-1:111111111111:function:handler",
                              "verdict": "allowed",
                              "because": "Statement Invoke allows the rule."
                            },
                            {
                              "account": "111111111111",
                              "region": "us-east-1",
                              "at": "arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/handler:*",
                              "verdict": "allowed",
                              "because": "Statement Log allows."
                            }
                          ],
                          "function": {
                            "name": "handler",
                            "result": {"statusCode": 200},
                            "log": [
                              "Received event: {\\"id\\":\\"1\\"}",
                              "Instance i-0d20ae48fcb7d176d changed state to running"
                            ]
                          }
                        },
                        {
                          "id": "17793124-05d4-b198-2fde-7ededc63b103",
                          "source": "aws.s3",
                          "detailType": "Object Created",
                          "account": "222222222222",
                          "region": "ap-northeast-1",
                          "expected": "filtered",
                          "outcome": "filtered",
                          "hops": [
                            {
                              "account": "222222222222",
                              "region": "ap-northeast-1",
                              "at": "arn:aws:events:ap-northeast-1:222222222222:rule/forward",
                              "verdict": "no-match",
                              "because": "rule forward wants aws.ec2."
                            }
                          ]
                        }
                      ],
                      "summary": {
                        "events": 6,
                        "delivered": 1,
                        "filtered": 2,
                        "deadLettered": 3,
                        "lost": 4,
                        "unproven": 5,
                        "unexpected": 6
                      }
                    }
                    """)
                .toString());
  }

  @Test
  void isIndentedTheSameOnEverySystem() {
    report.start(List.of("all"), List.of());
    report.end(Summary.NONE);

    assertThat(text())
        .isEqualTo(
            """
            {
              "stacks" : [
                "all"
              ],
              "events" : [ ],
              "summary" : {
                "events" : 0,
                "delivered" : 0,
                "filtered" : 0,
                "deadLettered" : 0,
                "lost" : 0,
                "unproven" : 0,
                "unexpected" : 0
              }
            }
            """);
  }

  @Test
  void fieldsThatAreMissingOrNoStringsAreEmpty() throws IOException {
    var event = JsonNodeFactory.instance.objectNode().put("id", 7).putNull("source");
    event.putObject("account");
    var written = events(event, JsonNodeFactory.instance.textNode("no object"));

    for (var each : written) {
      for (var name : List.of("id", "source", "detailType", "account", "region")) {
        assertThat(each.path(name)).as(name).isEqualTo(JsonNodeFactory.instance.textNode(""));
      }
    }
    assertThat(written).hasSize(2);
  }

  @Test
  void anyTextSurvives() throws IOException {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", "\u001b[31m\n\u0000\"起動😀").put("source", "half \ud800");

    var written = events(event).path(0);

    assertThat(written.path("id").textValue()).isEqualTo("\u001b[31m\n\u0000\"起動😀");
    assertThat(written.path("source").textValue()).isEqualTo("half ?");
    assertThat(text()).doesNotContain("\u001b", "\u0000").contains("起動😀");
  }

  @Test
  void whatCouldDriveATerminalIsEscapedAndStaysTheSame() throws IOException {
    var hostile = "a\u007f\u009b2J\u061c\u200e\u202e\u2066\u2028\u2029b";
    var event = JsonNodeFactory.instance.objectNode().put("id", hostile);

    assertThat(events(event).path(0).path("id").textValue()).isEqualTo(hostile);
    assertThat(text()).contains("\"a\\u007F\\u009B2J\\u061C\\u200E\\u202E\\u2066\\u2028\\u2029b\"");
  }

  @Test
  void writesWhileTheEventsAreSent() throws IOException {
    report.start(List.of("all"), List.of());
    var sizes = new ArrayList<Integer>();
    for (var i = 0; i < 10_000; i++) {
      report.journey(Journeys.filtered());
      if (i % 1000 == 999) {
        sizes.add(out.size());
      }
    }
    report.end(Summary.NONE);

    // What has not been written yet is a buffer, however many events there were.
    assertThat(sizes).doesNotHaveDuplicates().isSorted();
    assertThat(out.size() - sizes.get(9)).isLessThan(20_000);
    assertThat(JSON.readTree(text()).path("events")).hasSize(10_000);
  }

  @Test
  void leavesTheStreamOpen() {
    var closed = new AtomicBoolean();
    var stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    var own = new JsonReport(stream);
    own.start(List.of(), List.of());
    own.end(Summary.NONE);

    assertThat(stream.toString(StandardCharsets.UTF_8)).endsWith("}\n");
    assertThat(closed).isFalse();
  }

  @Test
  void aStreamThatCannotBeWrittenIsAnError() {
    var full =
        new JsonReport(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("full");
              }
            });
    full.start(List.of(), List.of());

    assertThatThrownBy(() -> full.end(Summary.NONE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("full");
  }

  private JsonNode events(JsonNode... events) throws IOException {
    report.start(List.of(), List.of());
    for (var event : events) {
      report.journey(Journeys.of(Event.of(event), Outcome.FILTERED, Outcome.FILTERED));
    }
    report.end(Summary.NONE);
    return JSON.readTree(text()).path("events");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
