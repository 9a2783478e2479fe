package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.StackVariants;
import eventrelay.rehearsal.aws.Replacement;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What types.yaml says of the types that the program declares. */
class ResourceTypesTest {
  static Stream<String> tokens() {
    return ResourceTypes.all().keySet().stream();
  }

  @Test
  void everyInputThatTheProgramDeclaresIsTheResourcesIdentityOrHasAReason() {
    for (var stack : StackVariants.declared().values()) {
      for (var resource : stack.ofAws()) {
        var type = ResourceTypes.of(resource.state().type());
        var inputs = new HashSet<String>();
        resource.inputs().fieldNames().forEachRemaining(inputs::add);
        inputs.removeAll(properties(type.id() + type.match().orElse("")));
        inputs.removeAll(type.because().keySet());
        // What AWS cannot change and the id holds by way of another name.
        inputs.removeAll(Set.of("name", "eventSourceArn", "eventBusName"));

        assertThat(inputs).as(resource.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void everyNamedInputIsOneOfTheProviders(String token) {
    var type = ResourceTypes.of(token);
    var inputs = ResourceType.inputs(token);

    assertThat(inputs)
        .containsAll(Replacement.inputs(token))
        .containsAll(type.keeps())
        .containsAll(type.because().keySet())
        .containsAll(type.defaults().keySet())
        .containsAll(type.hidden())
        .containsAll(type.renamed().values());
    assertThat(type.because().values()).allSatisfy(why -> assertThat(why).doesNotEndWith("."));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whatMakesTheIdCannotBeChanged(String token) {
    var type = ResourceTypes.of(token);
    var properties = properties(type.match().orElse(type.id()));
    properties.retainAll(ResourceType.inputs(token));

    assertThat(Replacement.inputs(token)).isNotEmpty().containsAll(properties);
  }

  private static Set<String> properties(String template) {
    var names = new HashSet<String>();
    Pattern.compile("\\{(\\w+)\\}")
        .matcher(template)
        .results()
        .forEach(match -> names.add(match.group(1)));
    return names;
  }
}
