package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with the recorded decisions of an independent IAM simulator. */
class IamDecisionsTest {
  private static final Map<String, Access> VERDICTS =
      Map.of(
          "Allowed", Access.ALLOWED,
          "ExplicitlyDenied", Access.EXPLICITLY_DENIED,
          "ImplicitlyDenied", Access.IMPLICITLY_DENIED);

  // The simulator tells more apart than a decision needs: how a Deny names the caller is all one.
  private static final Map<String, PolicyEffect> STANDINGS =
      Map.of(
          "Allowed", PolicyEffect.ALLOWS,
          "AllowedForAccount", PolicyEffect.DELEGATES,
          "ExplicitlyDenied", PolicyEffect.DENIES,
          "DeniedForAccount", PolicyEffect.DENIES,
          "ImplicitlyDenied", PolicyEffect.SILENT,
          "NotApplicable", PolicyEffect.SILENT);

  static Stream<Arguments> cases() throws IOException {
    try (var in = IamDecisionsTest.class.getResourceAsStream("/vectors/iam-decisions.json")) {
      var cases = new ArrayList<Arguments>();
      new JsonMapper()
          .readTree(in)
          .get("cases")
          .forEach(each -> cases.add(Arguments.of(each.get("id").textValue(), each)));
      return cases.stream();
    }
  }

  @Test
  void noneIsLeftOut() throws IOException {
    assertThat(cases()).hasSize(300);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agrees(String id, JsonNode recorded) {
    var request = request(recorded.get("request"));
    var identity = new ArrayList<Policy>();
    recorded
        .get("identityPolicies")
        .forEach(each -> identity.add(Policy.parse("identity policy", each.toString())));
    var resource =
        Optional.of(recorded.get("resourcePolicy"))
            .filter(JsonNode::isObject)
            .map(each -> Policy.parse("resource policy", each.toString()));

    var decision = AccessEvaluator.decide(request, identity, resource);

    assertThat(decision.access()).isEqualTo(VERDICTS.get(recorded.get("verdict").textValue()));
    assertThat(decision.because()).isNotBlank();
    if (recorded.has("identity")) {
      assertThat(PolicyAnswer.identity(request, identity, effect -> false).standing())
          .isEqualTo(STANDINGS.get(recorded.get("identity").textValue()));
    }
    if (recorded.has("resource")) {
      assertThat(PolicyAnswer.resource(request, resource, effect -> false).standing())
          .isEqualTo(STANDINGS.get(recorded.get("resource").textValue()));
    }
  }

  private static AccessRequest request(JsonNode node) {
    var context = new HashMap<String, List<String>>();
    node.get("context")
        .properties()
        .forEach(
            each -> {
              var values = new ArrayList<String>();
              if (each.getValue().isArray()) {
                each.getValue().forEach(value -> values.add(value.textValue()));
              } else {
                values.add(each.getValue().textValue());
              }
              context.put(each.getKey(), values);
            });
    return new AccessRequest(
        Principal.parse(node.get("principal").textValue()),
        node.get("action").textValue(),
        node.get("resource").textValue(),
        node.get("resourceAccount").textValue(),
        RequestContext.complete(context));
  }
}
