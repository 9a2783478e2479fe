package eventrelay.rehearsal.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Terraform's names and Pulumi's, both ways, and the shape of blocks. */
class TerraformNamesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Collection<ResourceType> types() {
    return ResourceTypes.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyInputHasANameOfTerraformsThatLeadsBack(ResourceType type) {
    for (var input : type.inputs()) {
      var attribute = type.terraform().attribute(input);

      assertThat(attribute).matches("[a-z0-9_]+");
      assertThat(type.terraform().property(attribute)).isEqualTo(input);
    }
    assertThat(ResourceTypes.ofTerraform(type.terraform().name())).contains(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aws_cloudwatch_event_target | {\"dead_letter_config\":[{\"arn\":\"a\"}]} | {\"deadLetterConfig\":{\"arn\":\"a\"}}",
        "aws_cloudwatch_event_target | {\"dead_letter_config\":[]} | {}",
        "aws_cloudwatch_event_target | {\"input_transformer\":[{\"input_paths\":{\"a_b\":\"$.c\"},\"input_template\":\"t\"}]} | {\"inputTransformer\":{\"inputPaths\":{\"a_b\":\"$.c\"},\"inputTemplate\":\"t\"}}",
        "aws_lambda_function | {\"function_name\":\"f\",\"environment\":[{\"variables\":{\"A_B\":\"c\"}}]} | {\"name\":\"f\",\"environment\":{\"variables\":{\"A_B\":\"c\"}}}",
        "aws_lambda_function | {\"dead_letter_config\":[{\"target_arn\":\"a\"}],\"layers\":[\"l\"]} | {\"deadLetterConfig\":{\"targetArn\":\"a\"},\"layers\":[\"l\"]}",
        "aws_lambda_function_event_invoke_config | {\"destination_config\":[{\"on_failure\":[{\"destination\":\"d\"}],\"on_success\":[]}]} | {\"destinationConfig\":{\"onFailure\":{\"destination\":\"d\"}}}",
        "aws_cloudwatch_event_permission | {\"condition\":[{\"key\":\"k\",\"type\":\"t\",\"value\":\"v\"}]} | {\"condition\":{\"key\":\"k\",\"type\":\"t\",\"value\":\"v\"}}",
        "aws_iam_role | {\"inline_policy\":[{\"name\":\"n\",\"policy\":\"p\"}]} | {\"inlinePolicies\":[{\"name\":\"n\",\"policy\":\"p\"}]}",
        "aws_cloudwatch_event_rule | {\"event_bus_name\":\"arn:aws:events:r:111111111111:event-bus/b\"} | {\"eventBusName\":\"b\"}",
      })
  void aBlockOfWhichThereCanBeOneIsAnObject(String type, String attributes, String properties)
      throws JsonProcessingException {
    var shaped =
        ResourceTypes.ofTerraform(type)
            .orElseThrow()
            .ofTerraform((ObjectNode) JSON.readTree(attributes));

    assertThat(shaped).isEqualTo(JSON.readTree(properties));
  }

  @ParameterizedTest
  @CsvSource({
    "awscc_events_event_bus_policy, aws-native:events:EventBusPolicy",
    "awscc_iam_managed_policy, aws-native:iam:ManagedPolicy",
    "awscc_sqs_queue_inline_policy, aws-native:sqs:QueueInlinePolicy",
    "aws_organizations_policy, aws:organizations/policy:Policy",
    "aws_iam_role_policies_exclusive, aws_iam_role_policies_exclusive",
  })
  void typesThatAreNotReadHaveTerraformsNamesToo(String name, String token) {
    assertThat(TerraformType.otherToken(name)).contains(token);
  }

  @Test
  void aTypeThatIsReadStandsForItsResourcesThatAreNotKnown() {
    assertThat(UnmodelledType.find("aws_sqs_queue_policy"))
        .hasValueSatisfying(
            type -> {
              assertThat(type.kind()).isEqualTo(UnmodelledType.Kind.QUEUE);
              assertThat(type.does()).isEqualTo(UnmodelledType.Does.GRANTS);
            });
    assertThat(UnmodelledType.find("aws_s3_bucket")).isEmpty();
  }
}
