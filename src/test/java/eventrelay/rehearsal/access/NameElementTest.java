package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.policy;
import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a statement is about putting events on the bus of the samples. */
class NameElementTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'Action':'events:PutEvents', true",
        "'Action':'EVENTS:putevents', true",
        "'Action':'events:PutEvent', false",
        "'Action':'events:PutEvent?', true",
        "'Action':'events:*', true",
        "'Action':'*', true",
        "\"'Action':['s3:*','events:Put*']\", true",
        "\"'Action':['s3:*','sqs:*']\", false",
        "\"'Action':['e:x','events:*']\", true",
        "'NotAction':'s3:*', true",
        "'NotAction':'Events:*', false",
        "\"'NotAction':['s3:*','events:*']\", false",
      })
  void coversTheAction(String element, boolean expected) {
    assertThat(allowed(element)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'*', true, false",
        "'arn:aws:events:us-east-1:111111111111:event-bus/development-events', true, false",
        "'arn:aws:events:us-east-1:111111111111:event-bus/Development-Events', false, true",
        "'arn:aws:events:us-east-1:111111111111:event-bus/development-event', false, true",
        "'arn:aws:events:us-east-1:111111111111:event-bus/development-event?', true, false",
        "'arn:aws:events:*:event-bus/development-events', true, false",
        "'arn:aws:ev*', true, false",
        "\"['arn:aws:s3:::bucket','arn:aws:ev*']\", true, false",
        "'arn:aws:s3:::*', false, true",
      })
  void coversTheResource(String written, boolean resource, boolean notResource) {
    assertThat(allowed("'Action':'*','Resource':" + written)).isEqualTo(resource);
    assertThat(allowed("'Action':'*','NotResource':" + written)).isEqualTo(notResource);
  }

  private static boolean allowed(String elements) {
    var policy = policy("p", "{'Effect':'Allow','Principal':'*'," + elements + "}");
    return AccessEvaluator.decide(putEvents("events.amazonaws.com"), List.of(), Optional.of(policy))
        .allowed();
  }
}
