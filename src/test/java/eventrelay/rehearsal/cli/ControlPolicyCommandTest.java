package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.ThisProject;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCPs and RCPs that the command line names, and those that stacks hold. */
@Timeout(120)
class ControlPolicyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORGANIZATION = "o-a1b2c3d4e5";

  /** Each policy's statement, by what its file is called. */
  private static final Map<String, String> FILES =
      Map.of(
          "full", "'Effect':'Allow','Action':'*'",
          "onlyS3", "'Effect':'Allow','Action':'s3:*'",
          "onlyEvents", "'Effect':'Allow','Action':'events:*'",
          "noPutEvents", "'Effect':'Deny','Action':'events:PutEvents'",
          "noAssume", "'Effect':'Deny','Action':'sts:AssumeRole'",
          "noMembers",
              "'Effect':'Deny','Action':'events:*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'"
                  + ORGANIZATION
                  + "'}}",
          "perimeter",
              "'Effect':'Deny','Action':['sqs:*','sts:*'],'Condition':{'StringNotEqualsIfExists':"
                  + "{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
          "perimeterButServices",
              "'Effect':'Deny','Action':['sqs:*','sts:*'],'Condition':{'StringNotEqualsIfExists':"
                  + "{'aws:PrincipalOrgID':'o-a1b2c3d4e5'},"
                  + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}}",
          "noQueues", "'Effect':'Deny','Action':'sqs:SendMessage'",
          "noInvoke", "'Effect':'Deny','Action':['lambda:*','sns:*']");

  @TempDir private Path folder;

  /** What an event of account 222222222222 comes to, and the sentence that says why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scp 222222222222=noPutEvents | dead-lettered | statement noPutEvents of SCP * denies it",
        "--scp 111111111111=noPutEvents | delivered |",
        "--scp full | delivered |",
        "--scp noPutEvents | unproven | nothing says whether account 222222222222 is the management"
            + " account of its organization, which no SCP limits; name each member account instead,"
            + " as in --scp 222222222222=",
        "--scp 222222222222=onlyS3 | dead-lettered | statement onlyS3 of SCP * does not apply: its"
            + " action is s3:*",
        "--scp 222222222222=onlyEvents | delivered |",
        "--scp 222222222222=onlyEvents --scp 222222222222=noPutEvents | dead-lettered | noPutEvents",
        "--scp 222222222222=onlyEvents --scp 222222222222=onlyS3 | unproven | another SCP may be"
            + " attached to the same root, OU or account",
        "--scp 222222222222=onlyS3 --scp 222222222222=noAssume | dead-lettered | does not apply",
        "--scp 222222222222=noAssume --scp 111111111111=noAssume | delivered |",
        "--scp 222222222222=noMembers | unproven | --member tells the rehearsal",
        "--scp 222222222222=noMembers --member 222222222222=o-a1b2c3d4e5 | dead-lettered | denies it",
        "--scp 222222222222=noMembers --member 222222222222=o-zzzzzzzzzz | delivered |",
        "--rcp 111111111111=noPutEvents | dead-lettered | statement noPutEvents of RCP * denies it",
        "--rcp 222222222222=noPutEvents | delivered |",
        "--rcp noPutEvents | unproven | account 111111111111 is the management account",
        "--rcp 222222222222=noAssume | dead-lettered | statement noAssume of RCP * denies it",
        "--rcp 111111111111=noInvoke | delivered |",
        "--rcp 222222222222=perimeter | lost | statement perimeter of RCP * denies it",
        "--rcp 222222222222=perimeterButServices | delivered |",
        "--rcp 222222222222=noQueues | delivered |",
        "--rcp 222222222222=noQueues --break bus-policy | lost | statement noQueues of RCP * denies",
        "--rcp 222222222222=perimeterButServices --break bus-policy | dead-lettered | no resource",
      })
  void anEventMeetsThem(String options, String outcome, String because) throws IOException {
    var run = run(ShippedStacks.ALL, options);

    assertThat(run.err()).isEmpty();
    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo(outcome);
    if (because != null) {
      assertThat(reasons(run)).as(run.out()).anyMatch(reason -> says(reason, because));
    }
  }

  /** Where the policy of a stack is attached, and what its ARN says; none: no ARN. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noPutEvents | 333333333333 | 222222222222 | | dead-lettered | noPutEvents of SCP held denies",
        "noPutEvents | 333333333333 | 111111111111 | | delivered |",
        "noPutEvents | 222222222222 | 222222222222 | | delivered |",
        "noPutEvents | none | 222222222222 | | unproven | PolicyAttachment attached attaches it to"
            + " 222222222222, and no stack says whether that makes it limit account 222222222222",
        "noPutEvents | 333333333333 | r-ab12 | | unproven | PolicyAttachment attached attaches it to"
            + " r-ab12",
        "noPutEvents | 333333333333 | r-ab12 | --member 222222222222=o-a1b2c3d4e5 | dead-lettered |"
            + " denies it",
        "noPutEvents | 333333333333 | r-ab12 | --member 222222222222=o-zzzzzzzzzz | unproven |",
        "noPutEvents | 333333333333 | ou-ab12-abcdefgh | --member 222222222222=o-a1b2c3d4e5 |"
            + " unproven | attaches it to ou-ab12-abcdefgh, and no stack says",
        "noPutEvents | 333333333333 | nothing | | unproven | no stack says what it is attached to",
        "onlyEvents | 333333333333 | 222222222222 | | delivered |",
        "onlyS3 | 333333333333 | 222222222222 | | unproven | FullAWSAccess may be attached beside it",
        "full | none | nothing | | delivered |",
      })
  void soDoesOneThatAStackHolds(
      String policy,
      String managementAccount,
      String target,
      String options,
      String outcome,
      String because)
      throws IOException {
    var resources = new ArrayList<ResourceState>();
    resources.add(policy("aws:organizations/policy:Policy", policy, managementAccount, ""));
    if (!target.equals("nothing")) {
      resources.add(attachment("p-held1234", target));
    }

    var run = run(with(resources), options == null ? "" : options);

    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo(outcome);
    if (because != null) {
      assertThat(reasons(run)).as(run.out()).anyMatch(reason -> says(reason, because));
    }
    assertThat(run.json().path("notes").toString()).doesNotContain("not modelled", "not examined");
  }

  @Test
  void ofSeveralAttachmentsTheOneThatSurelyLimitsTheAccountDecides() throws IOException {
    var direct = attachment("p-held1234", "222222222222");
    var run =
        run(
            with(
                List.of(
                    policy("aws:organizations/policy:Policy", "noPutEvents", "333333333333", ""),
                    attachment("p-held1234", "ou-ab12-abcdefgh"),
                    state(direct.type(), "another", "b", direct.inputs(), direct.outputs()))),
            "");

    assertThat(run.json().at("/events/0/outcome").asText()).isEqualTo("dead-lettered");
  }

  /** Its type and content, what it is attached to, and what an event comes to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVICE_CONTROL_POLICY | 222222222222 | dead-lettered",
        "SERVICE_CONTROL_POLICY | 111111111111 | delivered",
        "RESOURCE_CONTROL_POLICY | 111111111111 | dead-lettered",
        "RESOURCE_CONTROL_POLICY | 222222222222 | delivered",
        "TAG_POLICY | 222222222222 | delivered",
      })
  void aPolicyOfCloudControlHasItsTargetsItself(String type, String target, String outcome)
      throws IOException {
    var policy = policy("aws-native:organizations:Policy", "noPutEvents", "333333333333", type);
    var inputs = policy.inputs().deepCopy();
    inputs.putArray("targetIds").add(target);

    var run = run(with(List.of(policy.with(inputs, policy.outputs()))), "");

    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo(outcome);
  }

  /** Which policy is attached to which account, and what an event comes to. */
  @ParameterizedTest
  @CsvSource({
    "p-other123, 222222222222, unproven",
    "p-other123, 333333333333, delivered",
    "p-FullAWSAccess, 222222222222, delivered",
    "p-RCPFullAWSAccess, 222222222222, delivered",
  })
  void anAttachedPolicyThatIsInNoStackLeavesItOpen(String id, String target, String outcome)
      throws IOException {
    var run = run(with(List.of(attachment(id, target))), "");

    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo(outcome);
    assertThat(reasons(run).anyMatch(each -> each.contains("policy %s of Pol".formatted(id))))
        .isEqualTo(outcome.equals("unproven"));
  }

  /** An SCP that denies what an intruder tries refuses it; one that perhaps does leaves it open. */
  @Test
  void attacksMeetThem() throws IOException {
    var plain = attacks("");
    var rcp = attacks("--rcp 111111111111=noQueues --rcp 222222222222=noQueues");
    var perhaps = attacks("--rcp noQueues");

    assertThat(plain).anyMatch(each -> each.contains("sends to queue") && !each.contains("RCP"));
    assertThat(rcp)
        .hasSameSizeAs(plain)
        .filteredOn(each -> each.contains("sends to queue"))
        .isNotEmpty()
        .allMatch(each -> says(each, "refused * statement noQueues of RCP * denies it"));
    assertThat(perhaps).noneMatch(each -> each.contains("unproven"));
  }

  /** Without the queue policy's Deny, only the SCP keeps another role of the account away. */
  @Test
  void anScpRefusesARoleThatTheBusLetsIn() throws IOException {
    var open = new ArrayList<Deployment>();
    for (var stack : ShippedStacks.ALL) {
      open.add(
          stack.with(
              stack.resources().stream()
                  .map(ControlPolicyCommandTest::withoutArnCondition)
                  .toList()));
    }
    var attempt = "another role of a source account puts events onto bus development-events";

    assertThat(attacks(open, "")).anyMatch(each -> each.startsWith(attempt + " succeeded"));
    assertThat(attacks(open, "--scp 222222222222=noPutEvents"))
        .anyMatch(each -> says(each, attempt + " refused * of SCP * denies it"));
    assertThat(attacks(open, "--scp noPutEvents"))
        .anyMatch(each -> says(each, attempt + " unproven * of SCP * may deny it"));
  }

  private static ResourceState withoutArnCondition(ResourceState state) {
    return state.type().equals("aws:cloudwatch/eventBusPolicy:EventBusPolicy")
        ? state.with(
            "policy",
            state.inputs().path("policy").asText().replace("eventbridge-to-management-role", "*"))
        : state;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--scp 333333333333=full | --scp 333333333333=FILE: no stack here is of that account; write"
            + " one of 111111111111, 222222222222",
        "--scp 22222222222=full | --scp 22222222222=FILE: the file cannot be read; write FILE, or"
            + " ACCOUNT=FILE with the 12 digits of a member account, and the text",
        "--rcp nowhere | --rcp FILE: the file cannot be read; write FILE",
        "--scp notJson | SCP FILE: it is not JSON",
        "--scp empty | SCP FILE: it has no Statement; give it at least one",
        "--scp wrongEffect | statement 1 of SCP FILE: its Effect \"Denied\" is not known; write Allow",
        "--rcp noPrincipal | statement 1 of RCP FILE: its Principal is not *; write \"Principal\": \"*\"",
      })
  void aWrongOneIsRefused(String options, String message) throws IOException {
    Files.writeString(folder.resolve("notJson"), "Statement");
    Files.writeString(folder.resolve("empty"), "{}");
    Files.writeString(folder.resolve("noPrincipal"), statement("'Effect':'Deny','Action':'sqs:*'"));
    Files.writeString(folder.resolve("wrongEffect"), statement("'Effect':'Denied','Action':'*'"));

    var run = run(ShippedStacks.ALL, options);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().replaceAll(Pattern.quote(folder + "/") + "[\\w-]+", "FILE"))
        .hasLineCount(1)
        .startsWith(message);
  }

  private static Stream<String> reasons(CommandLineRun run) {
    return StreamSupport.stream(run.json().at("/events/0/hops").spliterator(), false)
        .map(hop -> hop.path("because").asText());
  }

  private List<String> attacks(String options) throws IOException {
    return attacks(ShippedStacks.ALL, options);
  }

  private List<String> attacks(List<Deployment> stacks, String options) throws IOException {
    var run = CommandLineRun.on(stacks, folder, arguments(options, "--attacks=all"));
    return StreamSupport.stream(run.json().path("attacks").spliterator(), false)
        .map(
            each ->
                "%s %s %s"
                    .formatted(text(each, "attempt"), text(each, "outcome"), text(each, "because")))
        .toList();
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private CommandLineRun run(List<Deployment> stacks, String options) throws IOException {
    return CommandLineRun.on(
        stacks, folder, arguments(options, "--event", "events/ec2-stopped.json"));
  }

  /** The names of files become paths. */
  private String[] arguments(String options, String... more) throws IOException {
    for (var file : FILES.entrySet()) {
      for (var type : List.of("--scp", "--rcp")) {
        Files.writeString(
            folder.resolve(file.getKey() + type),
            statement(
                "'Sid':'%s',%s%s"
                    .formatted(
                        file.getKey(),
                        file.getValue(),
                        type.equals("--rcp") ? ",'Principal':'*'" : "")));
      }
    }
    var arguments = new ArrayList<>(List.of("--format", "json"));
    var words = options.isEmpty() ? new String[0] : options.split(" ");
    for (var i = 0; i < words.length; i += 2) {
      arguments.add(words[i]);
      arguments.add(words[i].endsWith("cp") ? path(words[i], words[i + 1]) : words[i + 1]);
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private String path(String option, String word) {
    var name = word.substring(word.indexOf('=') + 1);
    var file = folder.resolve(FILES.containsKey(name) ? name + option : name);
    return word.substring(0, word.indexOf('=') + 1) + file;
  }

  private static String statement(String elements) {
    return "{'Version':'2012-10-17','Statement':{%s,'Resource':'*'}}"
        .formatted(elements)
        .replace('\'', '"');
  }

  /** The text with {@code *} for anything. */
  private static boolean says(String text, String wanted) {
    return text.matches(
        "(?s).*"
            + Stream.of(wanted.split(" \\* ", -1))
                .map(Pattern::quote)
                .reduce((one, other) -> one + ".*" + other)
                .orElseThrow()
            + ".*");
  }

  private static List<Deployment> with(List<ResourceState> added) {
    var stack = ShippedStacks.ALL.get(1);
    return List.of(
        ShippedStacks.ALL.get(0),
        stack.with(Stream.concat(stack.resources().stream(), added.stream()).toList()));
  }

  private static ResourceState policy(
      String token, String content, String managementAccount, String type) throws IOException {
    var principal = type.startsWith("RESOURCE") ? ",'Principal':'*'" : "";
    var inputs = JSON.createObjectNode().put("name", "held");
    if (token.startsWith("aws-native")) {
      inputs.set(
          "content", JSON.readTree(statement("'Sid':'a'," + FILES.get(content) + principal)));
    } else {
      inputs.put("content", statement("'Sid':'%s',%s".formatted(content, FILES.get(content))));
    }
    if (!type.isEmpty()) {
      inputs.put("type", type);
    }
    var outputs = inputs.deepCopy();
    if (!managementAccount.equals("none")) {
      outputs.put(
          "arn",
          "arn:aws:organizations::%s:policy/%s/service_control_policy/p-held1234"
              .formatted(managementAccount, ORGANIZATION));
    }
    return state(token, "policy", "p-held1234", inputs, outputs);
  }

  private static ResourceState attachment(String policy, String target) {
    var inputs = JSON.createObjectNode().put("policyId", policy).put("targetId", target);
    return state(
        "aws:organizations/policyAttachment:PolicyAttachment",
        "attached",
        target + ":" + policy,
        inputs,
        inputs);
  }

  private static ResourceState state(
      String type, String name, String id, ObjectNode inputs, ObjectNode outputs) {
    return new ResourceState(
        "urn:pulumi:dev::%s::%s::%s".formatted(ThisProject.NAME, type, name),
        type,
        true,
        id,
        inputs,
        outputs,
        "",
        "",
        List.of(),
        Map.of());
  }
}
