package eventrelay.rehearsal.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerraformStackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AccountRegion HERE = new AccountRegion("111111111111", "eu-west-1");

  @TempDir private Path folder;

  private final ObjectNode state = JSON.createObjectNode().put("version", 4);

  /** Adds a resource to the state; its attributes are given as JSON. */
  private void add(String module, String type, String name, String provider, String attributes)
      throws IOException {
    var block = state.withArray("resources").addObject();
    if (!module.isEmpty()) {
      block.put("module", module);
    }
    block
        .put(
            "mode",
            type.equals("aws_caller_identity") || type.equals("aws_region") ? "data" : "managed")
        .put("type", type)
        .put("name", name)
        .put("provider", provider)
        .putArray("instances")
        .addObject()
        .set("attributes", JSON.readTree(attributes.replace('\'', '"')));
  }

  private static final String PROVIDER = "provider[\"registry.terraform.io/hashicorp/aws\"]";

  private Deployment stack() throws IOException {
    return stack(state, Map.of());
  }

  private Deployment stack(ObjectNode json, Map<String, AccountRegion> accounts)
      throws IOException {
    var file = Files.writeString(folder.resolve("s.json"), json.toString());
    return new TerraformStack(TerraformState.read(file), "s", accounts).deployment();
  }

  private static ResourceState resource(Deployment stack, String address) {
    return stack.resources().stream()
        .filter(resource -> resource.name().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static AccountRegion place(Deployment stack, String address) {
    return new Places(stack).of(resource(stack, address));
  }

  @Test
  void dataSourcesTellWhereAProviderIs() throws IOException {
    add("", "aws_caller_identity", "me", PROVIDER, "{'account_id':'111111111111'}");
    add("", "aws_region", "here", PROVIDER, "{'name':'eu-west-1'}");
    add("", "aws_sqs_queue_policy", "p", PROVIDER, "{'queue_url':'u','policy':'{}'}");

    assertThat(place(stack(), "aws_sqs_queue_policy.p")).isEqualTo(HERE);
  }

  @Test
  void aResourceHasItsOwnRegion() throws IOException {
    add("", "aws_caller_identity", "me", PROVIDER, "{'account_id':'111111111111'}");
    add(
        "",
        "aws_sqs_queue_policy",
        "p",
        PROVIDER,
        "{'queue_url':'u','policy':'{}','region':'eu-west-1'}");
    add(
        "",
        "aws_sqs_queue_policy",
        "q",
        PROVIDER,
        "{'queue_url':'v','policy':'{}','region':'eu-north-1'}");

    var stack = stack();

    assertThat(place(stack, "aws_sqs_queue_policy.p")).isEqualTo(HERE);
    assertThat(place(stack, "aws_sqs_queue_policy.q"))
        .isEqualTo(new AccountRegion("111111111111", "eu-north-1"));
  }

  @Test
  void whatBelongsToAResourceOfTheSameModuleIsWhereThatIs() throws IOException {
    for (var account : new String[] {"111111111111", "222222222222"}) {
      var module = "module.a[\"" + account + ".x\"]";
      var arn = "arn:aws:events:eu-west-1:%s:rule/r".formatted(account);
      add(
          module,
          "aws_cloudwatch_event_rule",
          "r",
          "p",
          "{'name':'r','event_bus_name':'default','event_pattern':'{}','arn':'%s'}".formatted(arn));
      add(
          module,
          "aws_cloudwatch_event_target",
          "t",
          "p",
          "{'rule':'r','event_bus_name':'default','arn':'arn:aws:sqs:eu-west-1:333333333333:q'}");
    }

    assertThat(place(stack(), "module.a[\"222222222222.x\"].aws_cloudwatch_event_target.t"))
        .isEqualTo(new AccountRegion("222222222222", "eu-west-1"));
  }

  @Test
  void twoOwnersOfOneNameAreNotGuessedFrom() throws IOException {
    for (var account : new String[] {"111111111111", "222222222222"}) {
      add(
          "",
          "aws_iam_role",
          "r" + account,
          "p",
          "{'name':'r','assume_role_policy':'{}','arn':'arn:aws:iam::%s:role/r'}"
              .formatted(account));
    }
    add("", "aws_iam_role_policy", "x", "p", "{'name':'n','role':'r','policy':'{}'}");

    assertThatThrownBy(this::stack)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(
            "the account of aws_iam_role_policy.x, which provider p makes; hand over")
        .hasMessageEndingWith("`terraform state pull` wrote, which tells the providers apart");
  }

  @Test
  void whatTerraformIsAboutToDeleteIsLeftOut() throws IOException {
    add(
        "",
        "aws_sns_topic",
        "t",
        PROVIDER,
        "{'name':'t','arn':'arn:aws:sns:eu-west-1:111111111111:t'}");
    ((ObjectNode) state.at("/resources/0/instances/0")).put("deposed", "1234");

    assertThat(stack().resources()).hasSize(1);
  }

  @Test
  void aQueuesPolicyInTheStateMayBeThatOfAnotherResource() throws IOException {
    add(
        "",
        "aws_sqs_queue",
        "q",
        PROVIDER,
        "{'name':'q','policy':'{}','delay_seconds':0,'kms_master_key_id':'k','arn':'arn:aws:sqs:eu-west-1:111111111111:q'}");

    var queue = resource(stack(), "aws_sqs_queue.q");

    assertThat(queue.outputs().path("policy").asText()).isEqualTo("{}");
    assertThat(queue.inputs().toString()).isEqualTo("{\"kmsMasterKeyId\":\"k\",\"name\":\"q\"}");
  }

  @Test
  void aTypeOfTheOtherProviderHasPulumisName() throws IOException {
    add(
        "",
        "awscc_events_event_bus_policy",
        "p",
        PROVIDER,
        "{'event_bus_name':'b','statement_id':'s'}");
    add("", "aws_s3_bucket", "b", PROVIDER, "{'arn':'arn:aws:s3:::b','bucket':'b'}");

    var stack = stack();

    assertThat(resource(stack, "awscc_events_event_bus_policy.p").type())
        .isEqualTo("aws-native:events:EventBusPolicy");
    assertThat(
            resource(stack, "awscc_events_event_bus_policy.p")
                .outputs()
                .path("eventBusName")
                .asText())
        .isEqualTo("b");
    assertThat(resource(stack, "aws_s3_bucket.b").outputs()).isEmpty();
  }

  @Test
  void aListOfAllPoliciesDecidesOnlyIfItLeavesOneOut() throws IOException {
    add("", "aws_caller_identity", "me", PROVIDER, "{'account_id':'111111111111'}");
    add("", "aws_iam_role_policy", "x", PROVIDER, "{'name':'n','role':'r','policy':'{}'}");
    add(
        "",
        "aws_iam_role_policies_exclusive",
        "all",
        PROVIDER,
        "{'role_name':'r','policy_names':['n']}");
    add(
        "",
        "aws_iam_role_policies_exclusive",
        "few",
        PROVIDER,
        "{'role_name':'r','policy_names':['m']}");

    var stack = stack();

    assertThat(resource(stack, "aws_iam_role_policies_exclusive.all").outputs()).isEmpty();
    assertThat(
            resource(stack, "aws_iam_role_policies_exclusive.few")
                .outputs()
                .path("roleName")
                .asText())
        .isEqualTo("r");
  }

  @Test
  void aPlanIsFilledInWhereTheConfigurationNamesOneAttribute() throws IOException {
    var stack = stack(plan(), Map.of("aws", HERE));

    var target = resource(stack, "module.m[\"k\"].aws_cloudwatch_event_target.t").outputs();
    assertThat(target.path("roleArn").asText())
        .as("by a variable of the module, with the role's path")
        .isEqualTo("arn:aws:iam::111111111111:role/service/r");
    assertThat(target.at("/deadLetterConfig/arn").asText())
        .as("within a block, by an output of another module")
        .isEqualTo("arn:aws:sqs:eu-west-1:111111111111:q");
    assertThat(target.path("arn").asText()).isEqualTo("arn:aws:sns:eu-west-1:111111111111:t");
    assertThat(resource(stack, "aws_cloudwatch_log_group.g").type())
        .as("a text that may hold more than the attribute")
        .isEqualTo("aws_cloudwatch_log_group");
    assertThat(resource(stack, "aws_sns_topic_policy.p").type())
        .as("a document that holds what is not known")
        .isEqualTo("aws_sns_topic_policy");
    assertThat(resource(stack, "aws_lambda_permission.p").type())
        .as("an id of a statement, which no other resource names")
        .isEqualTo("aws:lambda/permission:Permission");
    assertThat(resource(stack, "aws_lambda_permission.q").type())
        .as("an expression with two references")
        .isEqualTo("aws_lambda_permission");
    assertThat(resource(stack, "aws_kms_key.k").type())
        .as("an id that AWS generates")
        .isEqualTo("aws_kms_key");
    assertThat(resource(stack, "aws_iam_role.generated").type())
        .as("a name that AWS generates")
        .isEqualTo("aws_iam_role");
    assertThat(stack.notes())
        .hasSize(5)
        .anyMatch(note -> note.contains("name of aws_cloudwatch_log_group.g is known only after"))
        .anyMatch(note -> note.contains("policy of aws_sns_topic_policy.p is known only after"));
  }

  private static ObjectNode plan() throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"format_version":"1.2",
             "planned_values":{"root_module":{
               "resources":[
                 {"address":"aws_iam_role.r","mode":"managed","type":"aws_iam_role","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"name":"r","path":"/service/","assume_role_policy":"{}"},"sensitive_values":{}},
                 {"address":"aws_iam_role.generated","mode":"managed","type":"aws_iam_role","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"name_prefix":"g","assume_role_policy":"{}"},"sensitive_values":{}},
                 {"address":"aws_lambda_permission.p","mode":"managed","type":"aws_lambda_permission","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"function_name":"f","action":"lambda:InvokeFunction","principal":"events.amazonaws.com"},"sensitive_values":{}},
                 {"address":"aws_lambda_permission.q","mode":"managed","type":"aws_lambda_permission","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"function_name":"f","action":"lambda:InvokeFunction","principal":"events.amazonaws.com"},"sensitive_values":{}},
                 {"address":"aws_kms_key.k","mode":"managed","type":"aws_kms_key","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"description":"d","is_enabled":true},"sensitive_values":{}},
                 {"address":"aws_sns_topic.t","mode":"managed","type":"aws_sns_topic","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"name":"t"},"sensitive_values":{}},
                 {"address":"aws_sns_topic_policy.p","mode":"managed","type":"aws_sns_topic_policy","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{},"sensitive_values":{}},
                 {"address":"aws_cloudwatch_log_group.g","mode":"managed","type":"aws_cloudwatch_log_group","provider_name":"registry.terraform.io/hashicorp/aws",
                  "values":{"retention_in_days":1},"sensitive_values":{}}],
               "child_modules":[
                 {"address":"module.m[\\"k\\"]","resources":[
                   {"address":"module.m[\\"k\\"].aws_cloudwatch_event_target.t","mode":"managed","type":"aws_cloudwatch_event_target",
                    "provider_name":"registry.terraform.io/hashicorp/aws",
                    "values":{"rule":"x","event_bus_name":"default","target_id":"i","dead_letter_config":[{}]},"sensitive_values":{}}]},
                 {"address":"module.q","resources":[
                   {"address":"module.q.aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","provider_name":"registry.terraform.io/hashicorp/aws",
                    "values":{"name":"q"},"sensitive_values":{}}]}]}},
             "resource_changes":[
               {"address":"aws_iam_role.r","type":"aws_iam_role","change":{"after_unknown":{"arn":true,"id":true,"inline_policy":true}}},
               {"address":"aws_lambda_permission.p","type":"aws_lambda_permission","change":{"after_unknown":{"id":true,"statement_id":true}}},
               {"address":"aws_lambda_permission.q","type":"aws_lambda_permission","change":{"after_unknown":{"id":true,"source_arn":true}}},
               {"address":"aws_kms_key.k","type":"aws_kms_key","change":{"after_unknown":{"arn":true,"id":true,"key_id":true,"policy":true}}},
               {"address":"aws_iam_role.generated","type":"aws_iam_role","change":{"after_unknown":{"arn":true,"id":true,"name":true}}},
               {"address":"aws_sns_topic.t","type":"aws_sns_topic","change":{"after_unknown":{"arn":true,"id":true,"policy":true}}},
               {"address":"aws_sns_topic_policy.p","type":"aws_sns_topic_policy","change":{"after_unknown":{"arn":true,"policy":true}}},
               {"address":"aws_cloudwatch_log_group.g","type":"aws_cloudwatch_log_group","change":{"after_unknown":{"name":true,"arn":true}}},
               {"address":"module.m[\\"k\\"].aws_cloudwatch_event_target.t","type":"aws_cloudwatch_event_target",
                "change":{"after_unknown":{"arn":true,"role_arn":true,"dead_letter_config":[{"arn":true}]}}},
               {"address":"module.q.aws_sqs_queue.q","type":"aws_sqs_queue","change":{"after_unknown":{"arn":true,"url":true,"id":true}}}],
             "configuration":{"provider_config":{"aws":{"name":"aws"}},"root_module":{
               "resources":[
                 {"address":"aws_iam_role.r","provider_config_key":"aws","expressions":{"name":{"constant_value":"r"}}},
                 {"address":"aws_sns_topic.t","provider_config_key":"aws","expressions":{"name":{"constant_value":"t"}}},
                 {"address":"aws_sns_topic_policy.p","provider_config_key":"aws",
                  "expressions":{"arn":{"references":["aws_sns_topic.t.arn","aws_sns_topic.t"]},
                                 "policy":{"references":["aws_sns_topic.t.arn","aws_sns_topic.t"]}}},
                 {"address":"aws_lambda_permission.q","provider_config_key":"aws",
                  "expressions":{"source_arn":{"references":["aws_sns_topic.t.arn","aws_sns_topic.t","aws_iam_role.r.arn","aws_iam_role.r"]}}},
                 {"address":"aws_cloudwatch_log_group.g","provider_config_key":"aws",
                  "expressions":{"name":{"references":["aws_sns_topic.t.id","aws_sns_topic.t"]}}}],
               "module_calls":{
                 "m":{"expressions":{"role":{"references":["aws_iam_role.r.arn","aws_iam_role.r"]},
                                     "queue":{"references":["module.q.arn","module.q"]},
                                     "topic":{"references":["aws_sns_topic.t.arn","aws_sns_topic.t"]}},
                      "module":{"resources":[
                        {"address":"aws_cloudwatch_event_target.t","provider_config_key":"aws",
                         "expressions":{"arn":{"references":["var.topic"]},"role_arn":{"references":["var.role"]},
                                        "dead_letter_config":[{"arn":{"references":["var.queue"]}}]}}]}},
                 "q":{"module":{"outputs":{"arn":{"expression":{"references":["aws_sqs_queue.q.arn","aws_sqs_queue.q"]}}},
                      "resources":[{"address":"aws_sqs_queue.q","provider_config_key":"aws","expressions":{"name":{"constant_value":"q"}}}]}}}}}}
            """);
  }
}
