package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.StackRun;
import eventrelay.StackVariants;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.adoption.Adopted;
import eventrelay.rehearsal.adoption.Adopter;
import eventrelay.rehearsal.adoption.Change;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.function.Invocation;
import eventrelay.rehearsal.function.PythonFunction;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seed's deployment, adopted by the real provider into moto; then what the function sends, and
 * what all of it asks of IAM.
 */
class AdoptionIT {
  private static final AccountRegion MANAGEMENT =
      new AccountRegion("111111111111", "ap-northeast-1");

  private final Terraform terraform = Terraform.prepared();
  private final Moto moto = Moto.running();
  @TempDir private Path folder;

  @Test
  void theSeedIsAdoptedAndTheRolesOfTheWorkflowsMayDoIt() throws Exception {
    var start = System.nanoTime();
    moto.reset();
    var stacks = stacks();
    try (var endpoints = new Endpoints(moto.uri())) {
      terraform.begin(SeedConfiguration.write(endpoints, terraform).json());
      terraform.apply();
      var seeding = AskedOfIam.by(endpoints.taken());
      var adopted = adopted(stacks);
      var configuration = new TerraformConfiguration(endpoints, terraform.folder()).with(stacks);
      adopted.forEach((address, one) -> configuration.adopt(address, one.id()));
      terraform.begin(configuration.json());

      var plan = terraform.plan();
      var previewing = AskedOfIam.by(endpoints.taken());

      assertThat(imports(plan)).isEqualTo(ids(adopted));
      assertThat(changes(plan)).isEqualTo(lists(adopted));

      terraform.apply();
      var updating = endpoints.taken();
      NotStored.isAll(
          terraform.plan(), configuration, "not-stored.txt", "not-stored-by-updates.txt");
      assertThat(endpoints.answered()).isEqualTo(Reasons.read("not-implemented.txt").keySet());
      previewing.addAll(AskedOfIam.by(endpoints.taken()));
      sendsWhatTheRehearsalSays(UploadedFunction.of(updating, folder));

      // The last step of docs/adopt.md, which the role cannot be deleted before.
      detach();
      terraform.destroy();
      var all = new ArrayList<>(updating);
      all.addAll(endpoints.taken());
      var deploying = AskedOfIam.by(all);
      RolePolicies.decide(previewing, deploying);
      deploying.addAll(previewing);
      // What the seed made is what a first update makes; its attached policy is none of the
      // relay's.
      deploying.addAll(seeding);
      RolePolicies.cover(deploying, terraform.folder().resolve("actions.md"));
      terraform.report(
          "the example state: %d resources adopted, %d questions to IAM"
              .formatted(adopted.size(), deploying.size()),
          start);
    }
  }

  private static List<Deployment> stacks() {
    var management =
        StackRun.shipped("mgmt")
            .with("notify: {emails: [ops@example.com], states: [stopped]}")
            .declares();
    return List.of(
        management.deployment(), StackVariants.development(management).declares().deployment());
  }

  /** What the lists adopt, by Terraform's address; the log group is in no state and not there. */
  private static Map<String, Adopted> adopted(List<Deployment> stacks) {
    var adopted = new LinkedHashMap<String, Adopted>();
    var adoption = new Adopter(stacks).from(List.of(TerraformState.read(Seed.FILE)));
    for (var stack : adoption.stacks()) {
      for (var one : stack.adopted()) {
        if (one.address().isPresent()) {
          var type = ResourceTypes.of(one.resource().type()).terraform().name();
          adopted.put("%s.%s_%s".formatted(type, stack.stack(), one.resource().name()), one);
        }
      }
    }
    assertThat(adopted).hasSize(11);
    return adopted;
  }

  private static Map<String, String> ids(Map<String, Adopted> adopted) {
    return adopted.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().id()));
  }

  private static Map<String, String> imports(List<PlannedChange> plan) {
    return plan.stream()
        .filter(change -> !change.imported().isEmpty())
        .collect(Collectors.toMap(PlannedChange::address, PlannedChange::imported));
  }

  private static Map<String, Set<String>> changes(List<PlannedChange> plan) {
    return plan.stream()
        .filter(change -> !change.imported().isEmpty())
        .collect(Collectors.toMap(PlannedChange::address, PlannedChange::attributes));
  }

  private static Map<String, Set<String>> lists(Map<String, Adopted> adopted) {
    var lists = new HashMap<String, Set<String>>();
    adopted.forEach(
        (address, one) -> {
          var terraform = ResourceTypes.of(one.resource().type()).terraform();
          lists.put(
              address,
              one.changes().stream()
                  .map(Change::input)
                  .map(terraform::attribute)
                  // The relay has no tags but its provider's.
                  .map(attribute -> attribute.replaceFirst("^tags$", "tags_all"))
                  .collect(Collectors.toCollection(TreeSet::new)));
        });
    return lists;
  }

  /** By the real boto3, to a topic of moto's, into a queue that is subscribed to it. */
  private void sendsWhatTheRehearsalSays(UploadedFunction uploaded) throws Exception {
    var event = Json.read(Files.readString(Path.of("events/ec2-stopped.json")));
    var variables = variables();
    var topic = variables.get("NOTIFY_TOPIC_ARN");
    var queue = subscribed(topic);

    var answer = uploaded.answer(event, variables, moto, MANAGEMENT);

    try (var function =
        new PythonFunction(
            "relay",
            "lambda_function.lambda_handler",
            variables,
            Map.of("lambda_function.py", Path.of("lambda/lambda_function.py")),
            Duration.ofSeconds(60))) {
      var invocation = function.invoke(event, Map.of(topic, Optional.empty()));
      assertThat(invocation)
          .isInstanceOfSatisfying(
              Invocation.Returned.class, said -> assertThat(answer).isEqualTo(said.result()));
      assertThat(invocation.publications())
          .singleElement()
          .satisfies(
              publication -> {
                var arrived = received(queue);
                assertThat(arrived.path("TopicArn").asText()).isEqualTo(publication.topicArn());
                assertThat(arrived.path("Subject").asText()).isEqualTo(publication.subject());
                assertThat(arrived.path("Message").asText()).isEqualTo(publication.message());
              });
    }
  }

  private Map<String, String> variables() throws IOException {
    var function = terraform.state().get("aws_lambda_function.mgmt_management-function");
    var variables = new HashMap<String, String>();
    function
        .at("/environment/0/variables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  private String subscribed(String topic) throws IOException, InterruptedException {
    var url =
        Json.read(
                moto.json(MANAGEMENT, "sqs", "AmazonSQS.CreateQueue", "{\"QueueName\": \"told\"}"))
            .path("QueueUrl")
            .asText();
    moto.form(
        MANAGEMENT,
        "sns",
        Map.of(
            "Action",
            "Subscribe",
            "TopicArn",
            topic,
            "Protocol",
            "sqs",
            "Endpoint",
            MANAGEMENT.arns().queue("told")));
    return url;
  }

  private JsonNode received(String queue) throws IOException, InterruptedException {
    var messages =
        Json.read(
                moto.json(
                    MANAGEMENT,
                    "sqs",
                    "AmazonSQS.ReceiveMessage",
                    "{\"QueueUrl\": \"" + queue + "\"}"))
            .path("Messages");
    assertThat(messages).hasSize(1);
    return Json.read(messages.get(0).path("Body").asText());
  }

  private void detach() throws IOException, InterruptedException {
    moto.form(
        MANAGEMENT,
        "iam",
        Map.of(
            "Action", "DetachRolePolicy",
            "RoleName", "management_lambda_exec_role",
            "PolicyArn", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
  }
}
