package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is not known of one statement or of one key, the decision stays what it is, or becomes
 * that it cannot be made; it never becomes the opposite.
 */
class NeverOppositeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int RANDOM_SITUATIONS = 2_000;

  /** Ways in which a statement comes to have something that is not known. */
  private static final List<UnaryOperator<ObjectNode>> DOUBTS =
      List.of(
          // One condition more.
          statement -> {
            statement.withObject("/Condition").putObject("BinaryEquals").put("k", "QQ==");
            return statement;
          },
          // Each condition under an operator that is not known.
          statement -> {
            var conditions = (ObjectNode) statement.remove("Condition");
            if (conditions == null) {
              conditions = JSON.createObjectNode().set("Bool", JSON.createObjectNode());
            }
            var unknown = statement.putObject("Condition");
            conditions
                .properties()
                .forEach(each -> unknown.set("Un" + each.getKey(), withKey(each.getValue())));
            return statement;
          },
          // About anything at all.
          statement -> {
            var wide = JSON.createObjectNode().put("Effect", statement.get("Effect").asText());
            wide.put("Action", "*").put("Resource", "*");
            if (statement.has("Principal")) {
              wide.put("Principal", "*");
            }
            wide.putObject("Condition").putObject("BinaryEquals").put("k", "QQ==");
            return wide;
          },
          // For somebody who is not known.
          statement -> {
            if (statement.remove("Principal") == null) {
              return statement.put("Purpose", "unknown");
            }
            statement.putObject("NotPrincipal").put("AWS", "999999999999");
            return statement;
          });

  /** What was decided, and what is decided with something less known. */
  private int same;

  private int undecided;

  private record Situation(
      Principal principal,
      String action,
      String resource,
      Map<String, List<String>> keys,
      List<JsonNode> identity,
      Optional<JsonNode> policy) {

    Decision decide(UnaryOperator<RequestContext> less) {
      return AccessEvaluator.decide(
          new AccessRequest(
              principal,
              action,
              resource,
              "111111111111",
              less.apply(RequestContext.complete(keys))),
          identity.stream().map(json -> Policy.parse("identity", json.toString())).toList(),
          policy.map(json -> Policy.parse("resource", json.toString())));
    }

    Decision decide() {
      return decide(UnaryOperator.identity());
    }
  }

  static Stream<Situation> situations() throws IOException {
    var recorded = new ArrayList<Situation>();
    try (var in = NeverOppositeTest.class.getResourceAsStream("/vectors/iam-decisions.json")) {
      JSON.readTree(in).get("cases").forEach(each -> recorded.add(recorded(each)));
    }
    var random = new Random(15);
    return Stream.concat(
        recorded.stream(),
        IntStream.range(0, RANDOM_SITUATIONS)
            .mapToObj(any -> new Random(random.nextLong()))
            .map(NeverOppositeTest::any));
  }

  @Test
  void anUnknownOperatorOrElement() throws IOException {
    situations()
        .forEach(
            situation -> {
              var decision = situation.decide();
              for (var doubt : DOUBTS) {
                forEachStatement(
                    situation,
                    doubt,
                    doubtful -> compare(decision, doubtful.decide(), doubtful.toString()));
              }
            });
    assertBothHappen();
  }

  @Test
  void anUnknownKey() throws IOException {
    situations()
        .forEach(
            situation -> {
              var decision = situation.decide();
              for (var key : KEYS) {
                var actual = situation.keys.getOrDefault(key, List.of());
                var lessKnown = new ArrayList<UnaryOperator<RequestContext>>();
                lessKnown.add(context -> context.leavesOpen("w", key));
                lessKnown.add(
                    context -> context.may(key, "w", List.of(List.of("true"), actual, List.of())));
                if (!actual.isEmpty()) {
                  lessKnown.add(context -> context.hides("w", key));
                }
                for (var less : lessKnown) {
                  compare(decision, situation.decide(less), key + " of " + situation);
                }
              }
            });
    assertBothHappen();
  }

  private void compare(Decision decision, Decision doubtful, String situation) {
    if (doubtful.undecided()) {
      undecided++;
      assertThat(doubtful.because()).contains(" may ", " it: ");
    } else {
      same++;
      assertThat(doubtful.allowed()).describedAs(situation).isEqualTo(decision.allowed());
    }
  }

  /** So that the property does not hold for want of decisions. */
  private void assertBothHappen() {
    assertThat(same).isGreaterThan(2_000);
    assertThat(undecided).isGreaterThan(500);
  }

  private static void forEachStatement(
      Situation situation, UnaryOperator<ObjectNode> doubt, Consumer<Situation> consumer) {
    for (var i = 0; i < situation.identity.size(); i++) {
      for (var j = 0; j < statements(situation.identity.get(i)).size(); j++) {
        var identity = new ArrayList<>(situation.identity);
        identity.set(i, doubtful(identity.get(i), j, doubt));
        consumer.accept(
            new Situation(
                situation.principal,
                situation.action,
                situation.resource,
                situation.keys,
                identity,
                situation.policy));
      }
    }
    for (var j = 0; j < situation.policy.map(each -> statements(each).size()).orElse(0); j++) {
      var policy = doubtful(situation.policy.get(), j, doubt);
      consumer.accept(
          new Situation(
              situation.principal,
              situation.action,
              situation.resource,
              situation.keys,
              situation.identity,
              Optional.of(policy)));
    }
  }

  private static JsonNode doubtful(JsonNode policy, int index, UnaryOperator<ObjectNode> doubt) {
    var copy = (ObjectNode) policy.deepCopy();
    var statements = statements(copy);
    statements.set(index, doubt.apply((ObjectNode) statements.get(index)));
    copy.set("Statement", statements);
    return copy;
  }

  private static ArrayNode statements(JsonNode policy) {
    var node = policy.get("Statement");
    return node.isArray() ? (ArrayNode) node : JSON.createArrayNode().add(node);
  }

  private static JsonNode withKey(JsonNode conditions) {
    return conditions.isEmpty() ? JSON.createObjectNode().put("k", "v") : conditions;
  }

  private static Situation recorded(JsonNode vector) {
    var request = vector.get("request");
    var keys = new HashMap<String, List<String>>();
    request
        .get("context")
        .properties()
        .forEach(each -> keys.put(each.getKey(), texts(each.getValue())));
    var identity = new ArrayList<JsonNode>();
    vector.get("identityPolicies").forEach(identity::add);
    return new Situation(
        Principal.parse(request.get("principal").textValue()),
        request.get("action").textValue(),
        request.get("resource").textValue(),
        keys,
        identity,
        Optional.of(vector.get("resourcePolicy")).filter(JsonNode::isObject));
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    (node.isArray() ? node : JSON.createArrayNode().add(node))
        .forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static final List<String> KEYS =
      List.of(
          "aws:PrincipalOrgID",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:PrincipalArn",
          "aws:SecureTransport",
          "events:source",
          "events:detail-type");
  private static final List<String> VALUES =
      List.of("true", "false", "aws.ec2", "aws.s3", "111111111111", "o-exampleorg1", "a*", "*");
  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringLike",
          "StringNotLikeIfExists",
          "StringEqualsIfExists",
          "StringEqualsIgnoreCase",
          "ForAnyValue:StringEquals",
          "ForAnyValue:StringNotLike",
          "ForAllValues:StringEquals",
          "ForAllValues:StringNotEqualsIfExists",
          "Null");

  private static Situation any(Random random) {
    var caller =
        pick(
            random,
            "events.amazonaws.com",
            "arn:aws:sts::111111111111:assumed-role/r/s",
            "arn:aws:sts::222222222222:assumed-role/r/s");
    var keys = new HashMap<String, List<String>>();
    for (var key : KEYS) {
      if (random.nextBoolean()) {
        keys.put(key, random.nextInt(4) == 0 ? List.of("aws.ec2", "true") : List.of(value(random)));
      }
    }
    var identity = new ArrayList<JsonNode>();
    if (caller.startsWith("arn")) {
      for (var i = random.nextInt(3); i > 0; i--) {
        identity.add(policy(random, false));
      }
    }
    return new Situation(
        Principal.parse(caller),
        pick(random, "events:PutEvents", "sts:AssumeRole"),
        "arn:aws:events:us-east-1:111111111111:event-bus/b",
        keys,
        identity,
        random.nextInt(6) == 0 ? Optional.empty() : Optional.of(policy(random, true)));
  }

  private static JsonNode policy(Random random, boolean ofResource) {
    var policy = JSON.createObjectNode().put("Version", "2012-10-17");
    var statements = policy.putArray("Statement");
    for (var i = 1 + random.nextInt(3); i > 0; i--) {
      var statement = statements.addObject();
      statement.put("Effect", random.nextInt(4) == 0 ? "Deny" : "Allow");
      statement.put("Action", pick(random, "*", "events:*", "events:PutEvents", "sts:*", "s3:*"));
      statement.put("Resource", pick(random, "*", "*", "arn:aws:events:*", "arn:aws:s3:::*"));
      if (ofResource) {
        var name = pick(random, "*", "111111111111", "222222222222", "service", "role");
        switch (name) {
          case "*" -> statement.put("Principal", "*");
          case "service" -> statement.putObject("Principal").put("Service", "events.amazonaws.com");
          case "role" ->
              statement.putObject("Principal").put("AWS", "arn:aws:iam::222222222222:role/r");
          default -> statement.putObject("Principal").put("AWS", name);
        }
      }
      for (var j = random.nextInt(3); j > 0; j--) {
        var operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        statement
            .withObject("/Condition")
            .withObject("/" + operator)
            .put(
                KEYS.get(random.nextInt(KEYS.size())),
                operator.equals("Null") ? pick(random, "true", "false") : wanted(random));
      }
    }
    return policy;
  }

  private static String wanted(Random random) {
    return random.nextInt(4) == 0
        ? "${" + KEYS.get(random.nextInt(KEYS.size())) + pick(random, "}", ", 'true'}")
        : value(random);
  }

  private static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
