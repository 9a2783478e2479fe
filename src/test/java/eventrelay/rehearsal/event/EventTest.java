package eventrelay.rehearsal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
  private static final JsonNode STOPPED =
      Json.parse(
          """
          {"id": "1", "source": "aws.ec2", "detail-type": "EC2", "account": "111111111111",
           "region": "cn-north-1", "detail": {"state": "stopped", "cores": 2}}""");

  @Test
  void hasTheFieldsOfItsEnvelope() {
    assertThat(Event.of(STOPPED))
        .isEqualTo(
            new Event(
                "1",
                "aws.ec2",
                "EC2",
                new AccountRegion("111111111111", "cn-north-1"),
                "arn:aws-cn:events:cn-north-1:111111111111:event-bus/default",
                STOPPED));
    assertThat(Event.find(STOPPED)).contains(Event.of(STOPPED));
  }

  @Test
  void startsOnTheBusThatItsSenderPutsItOnto() {
    var bus = "arn:aws-cn:events:cn-north-1:111111111111:event-bus/other";
    var moved = Event.of(STOPPED).startingOn(bus);

    assertThat(moved.bus()).isEqualTo(bus);
    assertThat(moved.startingOn(Event.of(STOPPED).bus())).isEqualTo(Event.of(STOPPED));
  }

  @ParameterizedTest
  @CsvSource({
    "aws.ec2, true",
    "aws.partner/example.com/orders, false",
    "aws, false",
    "com.example.shop, false",
    "com.example.aws.ec2, false",
  })
  void isOfAnAwsServiceIfItsSourceSaysSo(String source, boolean ofService) {
    var event = Event.of(Json.parse("{\"source\": \"%s\"}".formatted(source)));

    assertThat(event.isOfService()).isEqualTo(ofService);
  }

  @Test
  void hasTheTextsOfItsDetail() {
    assertThat(Event.of(STOPPED).detail("state")).isEqualTo("stopped");
    assertThat(Event.of(STOPPED).detail("cores")).isEmpty();
    assertThat(Event.of(STOPPED).detail("zone")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "[]",
        "{}",
        "{'detail-type': 'd', 'account': '1', 'region': 'r'}",
        "{'source': 's', 'account': '1', 'region': 'r'}",
        "{'source': 's', 'detail-type': 'd', 'region': 'r'}",
        "{'source': 's', 'detail-type': 'd', 'account': '1', 'region': 2}",
      })
  void isNotJsonWithoutTheFieldsThatDecideWhereItGoes(String json) throws JsonProcessingException {
    assertThat(Event.find(Json.read(json.replace('\'', '"')))).isEmpty();
  }

  @Test
  void hasEmptyTextsForWhatIsNoString() {
    assertThat(Event.of(Json.parse("{\"id\": 7, \"account\": []}")))
        .isEqualTo(
            new Event(
                "",
                "",
                "",
                new AccountRegion("", ""),
                "arn:aws:events:::event-bus/default",
                Json.parse("{\"id\": 7, \"account\": []}")));
  }
}
