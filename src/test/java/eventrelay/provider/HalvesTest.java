package eventrelay.provider;

import static eventrelay.MockedEngine.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.core.annotations.Export;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.models.ConstructRequest;
import com.pulumi.provider.internal.models.GetSchemaRequest;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.resources.ComponentResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.forwarder.Forwarder;
import eventrelay.hub.Hub;
import eventrelay.text.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The package that programs in other languages use. */
@Timeout(60)
class HalvesTest {
  private static final PropertyValue SOURCES =
      PropertyValue.of(List.of(PropertyValue.of("222222222222")));
  private static final PropertyValue BUS =
      PropertyValue.of("arn:aws:events:eu-west-1:111111111111:event-bus/team");

  private static JsonNode schema() throws Exception {
    return Json.read(new Halves().getSchema(new GetSchemaRequest(0, null, null)).get().getSchema());
  }

  @Test
  void hasTheVersionOfTheProject() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<artifactId>event-relay</artifactId>\n  <version>%s</version>"
                .formatted(schema().path("version").asText()));
  }

  @ParameterizedTest
  @CsvSource({Hub.TYPE, Forwarder.TYPE})
  void readsTheInputsThatItsSchemaHas(String type) throws Exception {
    var read = new TreeSet<String>();
    var inputs =
        new HashMap<String, PropertyValue>() {
          private static final long serialVersionUID = 1L;

          @Override
          public PropertyValue get(Object key) {
            read.add(key.toString());
            return null;
          }
        };

    assertThatThrownBy(() -> construct(type, inputs)).isInstanceOf(RunException.class);

    assertThat(read).isEqualTo(keys(schema().path("resources").path(type).path("inputProperties")));
  }

  @Test
  void writesTheOutputsThatItsSchemaHas() throws Exception {
    var resources = schema().path("resources");
    assertThat(keys(resources)).containsExactly(Forwarder.TYPE, Hub.TYPE);
    assertThat(keys(resources.path(Hub.TYPE).path("properties")))
        .isEqualTo(exported(HubOutputs.class));
    assertThat(keys(resources.path(Forwarder.TYPE).path("properties")))
        .isEqualTo(exported(ForwarderOutputs.class));
  }

  @Test
  void constructsAHub() {
    var engine = MockedEngine.updating();
    var state =
        constructed(
            engine,
            Hub.TYPE,
            Map.of(
                "bus", PropertyValue.of("team"),
                "sources", SOURCES,
                "accountId", PropertyValue.of("111111111111"),
                "accountNames",
                    PropertyValue.of(Map.of("222222222222", PropertyValue.of("sandbox"))),
                "archiveDays", PropertyValue.of(3.0),
                "alarms", PropertyValue.of(false),
                "notify",
                    PropertyValue.of(
                        Map.of(
                            "emails",
                            PropertyValue.of(List.of(PropertyValue.of("a@example.com")))))));

    assertThat(engine.inputs("aws:cloudwatch/eventArchive:EventArchive", "x-archive"))
        .containsEntry("retentionDays", 3.0);
    assertThat(engine.inputs("aws:lambda/function:Function", "x-function").get("environment"))
        .asString()
        .contains("sandbox");
    assertThat(engine.declared()).noneMatch(of -> of.contains("-alarm"));
    assertThat(text(state, "eventBusArn")).isEqualTo(arn("x-bus"));
    assertThat(text(state, "functionName")).isEqualTo("ManagementTriggeredLambda-team");
    assertThat(state).doesNotContainKey("alarmTopicArn");
  }

  @Test
  void constructsAForwarder() {
    var engine = MockedEngine.updating();
    var state =
        constructed(
            engine,
            Forwarder.TYPE,
            Map.of(
                "bus", PropertyValue.of("team"),
                "eventBusArn", BUS,
                "accountId", PropertyValue.of("222222222222"),
                "region", PropertyValue.of("eu-west-1")));

    assertThat(engine.inputs("aws:cloudwatch/eventTarget:EventTarget", "x-eu-west-1-target"))
        .containsEntry("arn", BUS.getStringValue());
    assertThat(text(state, "roleArn")).isEqualTo(arn("x-role"));
    assertThat(text(state, "ruleArn")).isEqualTo(arn("x-eu-west-1-rule"));
    assertThat(text(state, "deadLetterQueueArn")).isEqualTo(arn("x-eu-west-1-dead-letter-queue"));
  }

  @Test
  void saysWhichComponentsThereAre() {
    assertThatThrownBy(() -> construct("event-relay:index:Spoke", Map.of()))
        .hasMessage(
            "there is no component event-relay:index:Spoke; write event-relay:index:Hub or"
                + " event-relay:index:Forwarder");
  }

  private static Map<String, PropertyValue> constructed(
      MockedEngine engine, String type, Map<String, PropertyValue> inputs) {
    var state = new AtomicReference<Map<String, PropertyValue>>();
    engine.runs(
        ctx -> {
          var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
          var options = ComponentResourceOptions.builder().providers(account.provider()).build();
          new Halves()
              .construct(new ConstructRequest(type, "x", inputs, options))
              .thenAccept(response -> state.set(response.getState()));
        });
    return state.get();
  }

  private static void construct(String type, Map<String, PropertyValue> inputs) {
    new Halves().construct(new ConstructRequest(type, "x", inputs, ComponentResourceOptions.Empty));
  }

  private static String text(Map<String, PropertyValue> state, String key) {
    var value = state.get(key);
    return value.getType() == PropertyValue.ValueType.OUTPUT
        ? value.getOutputValue().getValue().getStringValue()
        : value.getStringValue();
  }

  private static Set<String> keys(JsonNode object) {
    var keys = new ArrayList<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return new TreeSet<>(keys);
  }

  private static Set<String> exported(Class<?> outputs) {
    return new TreeSet<>(
        Arrays.stream(outputs.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Export.class))
            .map(field -> field.getName())
            .toList());
  }
}
