package eventrelay.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;
import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Writes a policy as AWS's own pages do, on one line. */
final class PolicyDocument {
  private static final String STATEMENT = "Statement";

  private PolicyDocument() {}

  static String of(IamStatement statement) {
    return of(List.of(statement));
  }

  static String of(List<IamStatement> statements) {
    var json = IamPolicy.builder().statements(statements).build().toJson();
    try {
      var document = (ObjectNode) Json.read(json);
      // The builder writes a lone statement without a list; not every reader of policies takes
      // that.
      if (document.get(STATEMENT).isObject()) {
        var lone = document.get(STATEMENT);
        document.putArray(STATEMENT).add(lone);
      }
      return Json.write(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the policy builder wrote no JSON: " + json, e);
    }
  }
}
