package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;

/**
 * A statement of a bus's policy that is a resource of its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">PutPermission</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html">AWS::Events::EventBusPolicy</a>
 */
final class BusPermission {
  private BusPermission() {}

  /**
   * Adds the statement to the bus's policy.
   *
   * @param type what sentences call the resource's type
   */
  static void add(ResourcePolicies policies, String bus, String type, Properties properties) {
    var by = type + " " + properties.name();
    var id = properties.require("statementId");
    var statement = properties.value("statement");
    if (statement.isTextual()) {
      policies.statement(bus, by, sid(statement.textValue(), id), statement.textValue());
    } else if (statement instanceof ObjectNode object) {
      var named = object.has("Sid") ? object : object.deepCopy().put("Sid", id);
      policies.statement(bus, by, named.path("Sid").asText(), Json.write(named));
    } else {
      policies.statement(bus, by, id, Json.write(statement(bus, id, properties)));
    }
  }

  private static ObjectNode statement(String bus, String id, Properties properties) {
    var statement = JsonNodeFactory.instance.objectNode();
    statement.put("Sid", id).put("Effect", "Allow");
    var principal = properties.require("principal");
    if (principal.equals("*")) {
      statement.put("Principal", principal);
    } else {
      statement.putObject("Principal").put("AWS", principal);
    }
    statement.put("Action", properties.text("action").orElse("events:PutEvents"));
    statement.put("Resource", bus);
    var condition = properties.value("condition");
    if (condition.isObject()) {
      statement
          .putObject("Condition")
          .putObject(condition.path("type").asText())
          .set(condition.path("key").asText(), condition.path("value"));
    }
    return statement;
  }

  private static String sid(String statement, String otherwise) {
    try {
      return Json.read(statement).path("Sid").asText(otherwise);
    } catch (JsonProcessingException e) {
      // The policy's reader says what is wrong with it, if an event meets it.
      return otherwise;
    }
  }
}
