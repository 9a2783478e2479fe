package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.StackRun;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ErrorCode;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DeadLetterCommandTest {
  private static final String FORWARDING =
      "arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement";
  private static final String RECEIVING =
      "arn:aws:events:ap-northeast-1:111111111111:rule/development-events/TriggerLambdaOnDevEC2Launch";
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
  private static final String FUNCTION =
      "arn:aws:lambda:ap-northeast-1:111111111111:function:ManagementTriggeredLambda";
  private static final String DELIVERS = "these stacks would deliver it: ";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyDocumentedCodeIsExplained(ErrorCode code) {
    var run = explain(ShippedStacks.WITHOUT_CODE, fromRule(FORWARDING, BUS, code.name()));

    var known = code != ErrorCode.UNKNOWN;
    assertThat(run.status()).isEqualTo(known ? 0 : 1);
    var message = run.json().at("/messages/0");
    assertThat(message.path("explained").asBoolean()).isEqualTo(known);
    assertThat(message.path("meaning").get(0).asText()).isEqualTo(code.meaning());
    assertThat(message.path("change").asText()).isEqualTo(code.remedy());
    assertThat(message.path("asked").asText())
        .isEqualTo(
            DELIVERS
                + (code.isDeclared()
                    ? "what was deployed when it failed is not what they say, or it has been fixed"
                        + " since"
                    : "the cause was temporary, not what the stacks declare"));
    assertThat(message.path("queue").asText()).endsWith(":event-relay-forwarding-dead-letters");
  }

  @ParameterizedTest
  @CsvSource({
    "bus-policy, NO_PERMISSIONS, events:PutEvents by role eventbridge-to-management-role on bus",
    "bus, NO_RESOURCE, target ManagementEventBus of rule ForwardEC2LaunchToManagement names a bus",
    "forwarding-role, FAILED_TO_ASSUME_ROLE, names a role that no stack has",
  })
  void theForwardingHopThatRefusesIsNamed(String fault, ErrorCode code, String because) {
    var stacks = Faults.of(fault).orElseThrow().in(ShippedStacks.WITHOUT_CODE);

    var message = explain(stacks, fromRule(FORWARDING, BUS, code.name())).json().at("/messages/0");

    assertThat(message.path("asked").asText())
        .startsWith("these stacks refuse it too: ")
        .contains(because, "[" + code + "]");
  }

  @Test
  void aHopThatIsNotJudgedIsNeitherARefusalNorADelivery() {
    var stacks =
        new Edit(
                "management-bus-policy",
                "policy#/Statement/0/Condition",
                "{BinaryEquals: {k: 'QQ=='}}")
            .in(ShippedStacks.ALL, Edit.Side.BOTH);

    var message =
        explain(stacks, fromRule(FORWARDING, BUS, "NO_PERMISSIONS")).json().at("/messages/0");

    assertThat(message.path("explained").asBoolean()).isFalse();
    assertThat(message.path("unknown").get(0).asText())
        .startsWith("what these stacks do with it is unproven: events:PutEvents by role")
        .contains("its condition operator BinaryEquals is not known");
  }

  @Test
  void theReceivingHopThatRefusesIsNamed() {
    var stacks = Faults.of("function-permission").orElseThrow().in(ShippedStacks.WITHOUT_CODE);

    var message =
        explain(stacks, fromRule(RECEIVING, FUNCTION, "NO_PERMISSIONS")).json().at("/messages/0");

    assertThat(message.path("asked").asText())
        .startsWith(
            "these stacks refuse it too: lambda:InvokeFunction by rule TriggerLambdaOnDevEC2Launch");
    assertThat(message.path("queue").asText()).endsWith(":event-relay-receiving-dead-letters");
  }

  @Test
  void whatIsStoppedAtAnEarlierHopIsSaidToBe() {
    var stacks = Faults.of("bus-policy").orElseThrow().in(ShippedStacks.WITHOUT_CODE);

    var message =
        explain(stacks, fromRule(RECEIVING, FUNCTION, "NO_RESOURCE")).json().at("/messages/0");

    assertThat(message.path("asked").asText())
        .startsWith("these stacks stop it elsewhere, before TriggerLambdaOnDevEC2Launch: ");
  }

  @Test
  void whatTheStacksDoNotCarryIsSaid() {
    var letter = fromRule(FORWARDING, BUS, "NO_PERMISSIONS");
    letter.put("Body", ShippedStacks.event("ec2-stopping").toString());

    assertThat(explain(ShippedStacks.WITHOUT_CODE, letter).json().at("/messages/0/asked").asText())
        .startsWith("these stacks do not forward it: rule ForwardEC2LaunchToManagement requires");
  }

  @ParameterizedTest
  @CsvSource({
    "200, the function ran, moment|what was deployed",
    "429, Lambda had no execution left, the cause was temporary",
    "403, Lambda refused, what was deployed",
    "502, Lambda itself failed, the cause was temporary",
  })
  void lambdasStatusIsExplained(String number, String meaning, String asked) {
    var run = explain(ShippedStacks.WITHOUT_CODE, fromFunction(number));

    assertThat(run.status()).isZero();
    var message = run.json().at("/messages/0");
    assertThat(message.path("meaning").get(0).asText()).startsWith(meaning);
    assertThat(message.path("from").asText()).isEqualTo(FUNCTION);
    assertThat(message.path("queue").asText()).endsWith(":event-relay-function-dead-letters");
    assertThat(message.path("asked").asText())
        .startsWith(DELIVERS)
        .containsAnyOf(asked.split("\\|"));
    assertThat(message.path("errorMessage").asText()).isEqualTo("it went wrong");
  }

  @Test
  void aFunctionThatFailsHereTooIsSaidTo() {
    var stacks = Faults.of("function").orElseThrow().in(ShippedStacks.WITHOUT_CODE);

    assertThat(explain(stacks, fromFunction("200")).json().at("/messages/0/asked").asText())
        .startsWith("these stacks refuse it too: function ManagementTriggeredLambda failed at");
  }

  @Test
  void theCommandsInvokeTheFunctionAndDeleteTheMessage() {
    var letter = fromRule(FORWARDING, BUS, "NO_PERMISSIONS");

    assertThat(redrive(explain(ShippedStacks.WITHOUT_CODE, letter)))
        .containsExactly(
            "aws lambda invoke --function-name ManagementTriggeredLambda --invocation-type Event"
                + " --cli-binary-format raw-in-base64-out --payload '"
                + ShippedStacks.event("ec2-stopped")
                + "' /dev/stdout --region ap-northeast-1 --profile management",
            "aws sqs delete-message --queue-url"
                + " https://sqs.ap-northeast-1.amazonaws.com/222222222222/event-relay-forwarding-dead-letters"
                + " --receipt-handle AQEB/x+y== --region ap-northeast-1 --profile development");
  }

  @Test
  void whereARoleIsTheWayInItIsNamedInARemark() {
    var role = "arn:aws:iam::111111111111:role/deploy";
    var hub =
        StackRun.shipped("mgmt")
            .with(
                "management: {id: \"111111111111\", region: ap-northeast-1, roleArn: " + role + "}")
            .declares()
            .deployment();

    var commands =
        redrive(
            explain(
                List.of(hub, ShippedStacks.WITHOUT_CODE.get(1)),
                fromRule(FORWARDING, BUS, "NO_PERMISSIONS")));

    assertThat(commands.get(0)).isEqualTo("# with credentials of role " + role);
    assertThat(commands.get(1)).startsWith("aws lambda invoke").doesNotContain("--profile");
  }

  @Test
  void nothingInAnEventReachesTheShell() throws IOException, InterruptedException {
    var letter = fromRule(FORWARDING, BUS, "NO_PERMISSIONS");
    var event = ShippedStacks.event("ec2-stopped");
    event.put("id", "'; touch pwned; $(touch pwned) \u001b[31m \u202e \n`touch pwned`");
    letter.put("Body", event.toString());

    var command = redrive(explain(ShippedStacks.WITHOUT_CODE, letter)).get(0);

    var shell = "aws() { printf %s \"${10}\"; }; " + command;
    var process = new ProcessBuilder("sh", "-c", shell).directory(folder.toFile()).start();
    var payload = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(new ObjectMapper().readTree(payload)).isEqualTo(event);
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void aReceiptHandleOfAnotherFormIsLeftOut() {
    var letter = fromRule(FORWARDING, BUS, "NO_PERMISSIONS").put("ReceiptHandle", "--debug");

    assertThat(redrive(explain(ShippedStacks.WITHOUT_CODE, letter))).hasSize(1);
  }

  @Test
  void withoutTheManagementStackThereIsNoFunctionToInvoke() {
    var run =
        explain(
            List.of(ShippedStacks.WITHOUT_CODE.get(1)),
            fromRule(FORWARDING, BUS, "NO_PERMISSIONS"));

    assertThat(redrive(run)).isEmpty();
    assertThat(run.json().at("/messages/0/meaning").toString())
        .contains("the function that it was for is in none of these stacks");
  }

  @Test
  void howOftenEventBridgeTriedIsSaid() {
    var letter = fromRule(FORWARDING, BUS, "THROTTLING");
    attribute(letter, "RETRY_ATTEMPTS", "185");
    attribute(letter, "EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts");

    assertThat(
            explain(ShippedStacks.WITHOUT_CODE, letter).json().at("/messages/0/meaning/1").asText())
        .isEqualTo("EventBridge tried again 185 times, up to MaximumRetryAttempts");
  }

  @Test
  void anotherTargetOfTheRuleIsSaidToBeAnother() {
    var run = explain(ShippedStacks.WITHOUT_CODE, fromRule(FORWARDING, BUS + "x", "NO_RESOURCE"));

    assertThat(run.json().at("/messages/0/meaning/1").asText())
        .isEqualTo(
            "in these stacks rule ForwardEC2LaunchToManagement does not send there any more");
  }

  @Test
  void whatIsUnknownIsSaidToBe() {
    unknown("AWS documents no error code NO_SUCH", fromRule(FORWARDING, BUS, "NO_SUCH"));
    unknown("the rule is in none of these stacks", fromRule(FORWARDING + "x", BUS, "NO_RESOURCE"));
    unknown("Lambda documents no ErrorCode 600", fromFunction("600"));
    unknown("Lambda documents no ErrorCode x", fromFunction("x"));
    unknown(
        "its body is not an event",
        fromRule(FORWARDING, BUS, "NO_PERMISSIONS").put("Body", "hello"));
    unknown(
        "its body is not an event", fromRule(FORWARDING, BUS, "NO_PERMISSIONS").put("Body", "{}"));
    unknown("--message-attribute-names All", object().put("Body", "x"));
    unknown("it is not of a message's shape", object());
  }

  @Test
  void oneOfSeveralFunctionsIsNotGuessed() {
    var hub = ShippedStacks.WITHOUT_CODE.get(0);
    var other = StackRun.shipped("mgmt").with("bus: other").declares().deployment();
    var run = explain(List.of(hub, renamed(other)), fromFunction("200"));

    assertThat(run.json().at("/messages/0/unknown/0").asText())
        .isEqualTo(
            "the message does not say which function: ManagementTriggeredLambda,"
                + " ManagementTriggeredLambda-other");
  }

  @Test
  void theTextSaysItInLines() {
    var letter = fromRule(FORWARDING, BUS, "NO_PERMISSIONS");
    attribute(letter, "ERROR_MESSAGE", "\u001b[31mno\u202e");
    var file = file(letter.toString());

    var run = CommandLineRun.on(ShippedStacks.WITHOUT_CODE, folder, "--dead-letter", file);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .doesNotContain("\u001b", "\u202e")
        .contains(
            "Dead letters of mgmt, dev",
            "✔ m-1  NO_PERMISSIONS",
            "    waits in     222222222222  ap-northeast-1  queue event-relay-forwarding-dead-letters",
            "    given up by  222222222222  ap-northeast-1  rule ForwardEC2LaunchToManagement",
            "    refused by   111111111111  ap-northeast-1  bus development-events",
            "    AWS says     [31mno\n",
            "    look at      for a bus the role's policy",
            "1 message: 1 explained, 0 unknown");
  }

  @Test
  void messagesComeInEveryShapeThatTheAwsCliMakesOfThem() {
    var one = fromRule(FORWARDING, BUS, "NO_PERMISSIONS").toString();
    for (var text :
        List.of(
            "{\"Messages\":[%s,%s]}".formatted(one, one),
            "[%s,%s]".formatted(one, one),
            one + "\n" + one,
            "{\"Messages\":[%s]}\n{\"Messages\":[%s]}".formatted(one, one))) {
      var run = CommandLineRun.on(ShippedStacks.WITHOUT_CODE, folder, "--dead-letter", file(text));

      assertThat(run.out()).contains("2 messages: 2 explained, 0 unknown");
    }
  }

  @Test
  void messagesComeFromStandardInputAndTheStacksFromTheFolder() {
    var one = fromRule(FORWARDING, BUS, "NO_PERMISSIONS").toString();

    var run = Run.reading(one, "--dead-letter", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("1 message: 1 explained");
  }

  @Test
  void badInputIsSaid() throws IOException {
    says("none.json: there is no such file", "--dead-letter", folder.resolve("none.json") + "");
    says("there is no message in it: was the queue empty?", "--dead-letter", file(""));
    says("there is no message in it", "--dead-letter", file("{\"Messages\":[]}"));
    says("it is not JSON at line 1", "--dead-letter", file("{"));
    says("leave out --event", "--dead-letter", file("{}"), "--attacks");
    says("leave out --event", "--dead-letter", file("{}"), "--event", "x");
    says("leave out --event", "--dead-letter", file("{}"), "--break", "all");
  }

  private void unknown(String words, ObjectNode letter) {
    var run = explain(ShippedStacks.WITHOUT_CODE, letter);
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.json().at("/messages/0/unknown").toString()).contains(words);
    assertThat(run.json().at("/summary/unknown").asInt()).isEqualTo(1);
  }

  private CommandLineRun explain(List<Deployment> stacks, JsonNode letter) {
    return CommandLineRun.on(
        stacks, folder, "--format", "json", "--dead-letter", file(letter.toString()));
  }

  private static List<String> redrive(CommandLineRun run) {
    var commands = new ArrayList<String>();
    run.json().at("/messages/0/redrive").forEach(command -> commands.add(command.asText()));
    return commands;
  }

  private String file(String text) {
    try {
      return Files.writeString(folder.resolve("letters"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode fromRule(String rule, String target, String code) {
    return letter(
        Map.of("RULE_ARN", rule, "TARGET_ARN", target, "ERROR_CODE", code, "ERROR_MESSAGE", "no"));
  }

  private static ObjectNode fromFunction(String status) {
    return letter(Map.of("RequestID", "r-1", "ErrorCode", status, "ErrorMessage", "it went wrong"));
  }

  private static ObjectNode letter(Map<String, String> attributes) {
    var letter =
        object()
            .put("MessageId", "m-1")
            .put("ReceiptHandle", "AQEB/x+y==")
            .put("Body", ShippedStacks.event("ec2-stopped").toString());
    attributes.forEach((name, value) -> attribute(letter, name, value));
    return letter;
  }

  private static void attribute(ObjectNode letter, String name, String value) {
    letter
        .withObjectProperty("MessageAttributes")
        .putObject(name)
        .put("StringValue", value)
        .put("DataType", "String");
  }

  private static ObjectNode object() {
    return new ObjectMapper().createObjectNode();
  }

  /** The same stack under another name, since a rehearsal has each once. */
  private static Deployment renamed(Deployment stack) {
    return new Deployment(
        "other",
        stack.resources().stream()
            .map(
                each ->
                    new ResourceState(
                        ofOther(each.urn()),
                        each.type(),
                        each.custom(),
                        each.id(),
                        each.inputs(),
                        each.outputs(),
                        ofOther(each.parent()),
                        ofOther(each.provider()),
                        List.of(),
                        Map.of()))
            .toList());
  }

  private static String ofOther(String urn) {
    return urn.replace("urn:pulumi:mgmt::", "urn:pulumi:other::");
  }

  private static void says(String words, String... args) {
    var run = Run.of(args);
    assertThat(run.status()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
    assertThat(run.showsTrace()).isFalse();
  }
}
