package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.Examples;
import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.types.ResourceTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the stacks declare, deployed by the real Terraform AWS provider, whose code the AWS package
 * of the pom is made from, into moto. {@code .ci/aws-provider} starts it.
 */
class AwsProviderIT {
  private static final Path SHIPPED = Path.of("");

  private final Terraform terraform = Terraform.prepared();
  private final Moto moto = Moto.running();

  static Stream<Path> folders() {
    var shipped = Stream.of(SHIPPED);
    return Setting.STACKS.value().equals("all")
        ? Stream.concat(shipped, Examples.all())
        : Stream.concat(shipped, Stream.of(Examples.ROOT.resolve("single-account")));
  }

  @BeforeEach
  void empty() throws Exception {
    moto.reset();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void makesWhatTheRehearsalSaysAndLeavesNothingBehind(Path folder) throws Exception {
    var start = System.nanoTime();
    var stacks = FolderRun.of(folder).deployments();
    try (var endpoints = new Endpoints(moto.uri())) {
      var configuration = new TerraformConfiguration(endpoints, terraform.folder()).with(stacks);
      terraform.begin(configuration.json());

      terraform.apply();

      assertThat(Register.differences(configuration.byAddress(), terraform.state())).isEmpty();
      NotStored.isAll(terraform.plan(), configuration, "not-stored.txt");
      destroyed(stacks);
      terraform.report(
          "%s: %d resources made, planned again and destroyed"
              .formatted(
                  folder.equals(SHIPPED) ? "the shipped stacks" : folder, aws(stacks).count()),
          start);
    }
  }

  /** Nothing of the stacks is in any account after a destroy, all of it before. */
  private void destroyed(List<Deployment> stacks) throws IOException, InterruptedException {
    var before = everything(stacks);
    var names = names(stacks);
    assertThat(names).isNotEmpty().allMatch(before::contains);

    terraform.destroy();

    assertThat(terraform.state()).isEmpty();
    var after = everything(stacks);
    assertThat(names).noneMatch(after::contains);
  }

  /** Of what stands by itself. */
  private static List<String> names(List<Deployment> stacks) {
    return aws(stacks)
        .filter(each -> ResourceTypes.of(each.type()).existence().owner().isEmpty())
        .map(each -> each.inputs().path("name").asText())
        .toList();
  }

  private String everything(List<Deployment> stacks) throws IOException, InterruptedException {
    var places = new LinkedHashSet<AccountRegion>();
    for (var stack : stacks) {
      var of = new Places(stack);
      aws(List.of(stack)).map(of::of).forEach(places::add);
    }
    var lists = new StringBuilder();
    for (var place : places) {
      lists.append(moto.lists(place));
    }
    return lists.toString();
  }

  private static Stream<ResourceState> aws(List<Deployment> stacks) {
    return stacks.stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(each -> each.custom() && each.type().startsWith("aws:"));
  }
}
