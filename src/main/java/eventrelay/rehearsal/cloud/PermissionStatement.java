package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.Inventory.Item;
import java.util.List;

/**
 * The statement that Lambda writes into a function's policy for a permission.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html">
 *     Lambda Developer Guide, "Resource-based policies"</a>
 */
final class PermissionStatement {
  /** What an input of the permission becomes. */
  private record Condition(String input, String operator, String key) {}

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition("sourceArn", "ArnLike", "aws:SourceArn"),
          new Condition("sourceAccount", "StringEquals", "aws:SourceAccount"),
          new Condition("principalOrgId", "StringEquals", "aws:PrincipalOrgID"),
          new Condition("eventSourceToken", "StringEquals", "lambda:EventSourceToken"),
          new Condition("functionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"));

  private PermissionStatement() {}

  static String sid(Item permission) {
    return permission.properties().text("statementId").orElseGet(permission.properties()::name);
  }

  /**
   * The statement of a permission.
   *
   * @param resource the function's ARN, or that of its version or alias: a permission for one of
   *     those is none for the function itself
   */
  static ObjectNode of(Item permission, String resource) {
    var properties = permission.properties();
    var statement =
        JsonNodeFactory.instance
            .objectNode()
            .put("Sid", sid(permission))
            .put("Effect", "Allow")
            .put("Action", properties.require("action"))
            .put("Resource", resource);
    var principal = properties.require("principal");
    if (principal.equals("*")) {
      statement.put("Principal", principal);
    } else {
      statement
          .putObject("Principal")
          .put(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
    }
    for (var condition : CONDITIONS) {
      properties
          .text(condition.input())
          .ifPresent(
              value ->
                  statement
                      .withObject("/Condition/" + condition.operator())
                      .put(condition.key(), value));
    }
    return statement;
  }
}
