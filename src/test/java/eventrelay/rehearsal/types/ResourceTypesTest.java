package eventrelay.rehearsal.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.annotations.Export;
import eventrelay.StackVariants;
import eventrelay.names.Arns;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.TemplateType.NamesAndValues;
import eventrelay.rehearsal.types.TemplateType.Parts;
import eventrelay.rehearsal.types.TemplateType.ResourceForEach;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register against the program's stacks and the SDK's classes. */
class ResourceTypesTest {
  static Collection<ResourceType> types() {
    return ResourceTypes.all();
  }

  @Test
  void everyTypeThatTheProgramDeclaresHasAnEntryAndNoOtherIsSaidToBeDeclared() {
    var declared = new TreeSet<String>();
    for (var stack : StackVariants.declared().values()) {
      stack.ofAws().forEach(resource -> declared.add(resource.state().type()));
    }

    assertThat(ResourceTypes.all())
        .filteredOn(type -> !type.is(Trait.NOT_DECLARED))
        .extracting(ResourceType::token)
        .containsExactlyElementsOf(declared);
  }

  @Test
  void everyInputThatTheProgramDeclaresIdentifiesTheResourceOrHasAReason() {
    for (var stack : StackVariants.declared().values()) {
      for (var resource : stack.ofAws()) {
        var type = ResourceTypes.of(resource.state().type());
        var inputs = new HashSet<String>();
        resource.inputs().fieldNames().forEachRemaining(inputs::add);
        inputs.removeAll(type.identity().importId().properties());
        inputs.removeAll(type.identity().match().properties());
        inputs.removeAll(type.adoption().because().keySet());
        // What AWS cannot change and the id holds by way of another name.
        inputs.removeAll(Set.of("name", "eventSourceArn", "eventBusName"));

        assertThat(inputs).as(resource.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyInputOfAnEntryIsOneOfTheSdks(ResourceType type) {
    assertThat(type.inputs())
        .containsAll(type.replacing())
        .containsAll(type.adoption().keeps())
        .containsAll(type.adoption().because().keySet())
        .containsAll(type.adoption().hidden())
        .containsAll(type.terraform().defaults().keySet())
        .containsAll(type.terraform().renamed().values())
        .containsAll(type.terraform().nameOf())
        .containsAll(type.existence().owner().map(Existence.Owner::reference).stream().toList());
    assertThat(type.adoption().because().values())
        .allSatisfy(why -> assertThat(why).isNotBlank().doesNotEndWith("."));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyInputOfATemplateIsOneOfTheSdks(ResourceType type) {
    var template = type.template();
    assertThat(template.map(TemplateType::inputs).stream().flatMap(map -> map.values().stream()))
        .allMatch(type.inputs()::contains)
        .containsAll(template.map(TemplateType::documents).orElse(Set.of()));
    for (var list :
        template.map(TemplateType::lists).stream().flatMap(map -> map.values().stream()).toList()) {
      if (list instanceof ResourceForEach each) {
        assertThat(type.inputs()).contains(each.input());
      } else if (list instanceof NamesAndValues pairs) {
        assertThat(type.inputs()).contains(pairs.input());
      } else if (list instanceof Parts parts) {
        var part = ResourceTypes.of(parts.token());
        assertThat(part.template().orElseThrow().inputs()).containsKey(parts.idProperty());
        assertThat(part.inputs()).containsAll(part.template().orElseThrow().fromOwner().keySet());
        assertThat(type.inputs()).containsAll(part.template().orElseThrow().fromOwner().values());
        assertThat(part.existence().owner()).map(Existence.Owner::token).contains(type.token());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyOutputOfAnEntryIsOneOfTheSdksAndNoInput(ResourceType type) throws Exception {
    var outputs = type.computed().outputs().keySet();
    assertThat(outputsOfTheSdk(type))
        .containsAll(outputs)
        .containsAll(type.template().flatMap(TemplateType::reference).stream().toList());
    assertThat(type.inputs()).noneMatch(outputs::contains);
    assertThat(type.is(Trait.ARN_OF_ANOTHER))
        .isEqualTo(type.token().equals(EventBridgeTypes.TARGET));
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatMakesTheIdCannotBeChanged(ResourceType type) {
    var properties = new HashSet<>(type.identity().match().properties());
    assertThat(type.computed().outputs().keySet())
        .as("is known or an input")
        .containsAll(properties.stream().filter(name -> !type.inputs().contains(name)).toList());
    properties.retainAll(type.inputs());

    assertThat(type.replacing()).isNotEmpty().containsAll(properties);
  }

  /** AWS has no call that changes a permission or an attachment. */
  @ParameterizedTest
  @ValueSource(strings = {LambdaTypes.PERMISSION, IamTypes.ROLE_POLICY_ATTACHMENT})
  void everyInputReplacesWhatCanOnlyBeAddedAndRemoved(String token) {
    var type = ResourceTypes.of(token);

    assertThat(type.replacing()).containsExactlyInAnyOrderElementsOf(type.inputs());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyOwnerHasAnEntry(ResourceType type) {
    assertThat(type.existence().owner().stream().map(Existence.Owner::token))
        .allMatch(token -> ResourceTypes.find(token).isPresent());
    assertThat(type.existence().duplicateError()).matches("[A-Z][A-Za-z]+");
    assertThat(type.existence().loss().orElse("the %s")).startsWith("the ").doesNotEndWith(".");
    assertThat(type.is(Trait.GLOBAL)).isEqualTo(type.token().startsWith("aws:iam/"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void theFormOfItsArnsIsThatOfTheComputedOne(ResourceType type) {
    var inputs =
        type.inputs().stream().collect(Collectors.toMap(name -> name, name -> (Object) "x"));
    var outputs = type.outputs(inputs, Arns.of("eu-west-1", "111111111111"));
    if (type.arnForm().isPresent()) {
      assertThat(ResourceTypes.ofArn(outputs.get("arn").toString())).contains(type);
    }
    assertThat(ResourceTypes.ofArn("arn:aws:events:eu-west-1:111111111111:rule/x")).isEmpty();
    assertThat(ResourceTypes.ofArn("arn:aws:events")).isEmpty();
  }

  @Test
  void whatHoldsSomethingSaysWhatIsDeletedWithIt() {
    assertThat(ResourceTypes.all())
        .filteredOn(type -> type.existence().loss().isPresent())
        .extracting(ResourceType::token)
        .containsExactlyInAnyOrder(
            CloudFormationTypes.STACK_INSTANCES,
            CloudWatchTypes.LOG_GROUP,
            EventBridgeTypes.ARCHIVE,
            SnsTypes.TOPIC,
            SqsTypes.QUEUE);
  }

  @Test
  void everyNameLeadsToOneEntry() {
    assertThat(ResourceTypes.all())
        .extracting(type -> type.terraform().name())
        .doesNotHaveDuplicates();
    assertThat(ResourceTypes.ofTerraform("aws_sqs_queue"))
        .contains(ResourceTypes.of(SqsTypes.QUEUE));
    assertThat(ResourceTypes.ofTerraform("aws_iam_policy"))
        .contains(ResourceTypes.of(IamTypes.POLICY));
    assertThat(ResourceTypes.ofTerraform("aws_vpc")).isEmpty();
    assertThat(ResourceTypes.ofTemplate("AWS::SQS::Queue"))
        .contains(ResourceTypes.of(SqsTypes.QUEUE));
    assertThat(ResourceTypes.ofTemplate("AWS::EC2::VPC")).isEmpty();
  }

  @Test
  void aTypeWithoutAnEntryIsAnErrorWhereTheProgramDeclaresIt() {
    assertThat(ResourceTypes.find("aws:s3/bucket:Bucket")).isEmpty();
    assertThatThrownBy(() -> ResourceTypes.of("aws:s3/bucket:Bucket"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("aws:s3/bucket:Bucket");
  }

  @Test
  void anotherRegionReplacesAProvider() {
    assertThat(ResourceTypes.replacing(AwsPackage.PROVIDER)).containsExactly("region");
    assertThat(ResourceTypes.replacing("aws:s3/bucket:Bucket")).isEmpty();
    assertThat(ResourceTypes.replacing(SnsTypes.TOPIC_POLICY)).containsExactly("arn");
  }

  private static Set<String> outputsOfTheSdk(ResourceType type) throws ClassNotFoundException {
    var module = type.token().split("[:/]")[1];
    var name = type.token().substring(type.token().lastIndexOf(':') + 1);
    var outputs = new TreeSet<String>();
    Arrays.stream(Class.forName("com.pulumi.aws.%s.%s".formatted(module, name)).getDeclaredFields())
        .map(field -> field.getAnnotation(Export.class))
        .filter(Objects::nonNull)
        .forEach(export -> outputs.add(export.name()));
    return outputs;
  }
}
