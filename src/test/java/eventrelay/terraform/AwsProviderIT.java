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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the stacks declare, deployed by the real Terraform AWS provider, whose code the AWS package
 * of the pom is made from, into moto. {@code .ci/aws-provider} starts it.
 */
class AwsProviderIT {
  private static final Path SHIPPED = Path.of("");

  static Stream<Path> folders() {
    return switch (Setting.STACKS.value()) {
      case "all" -> Stream.concat(Stream.of(SHIPPED), Examples.all());
      case "few" -> Stream.of(SHIPPED, Examples.ROOT.resolve("single-account"));
      default -> Stream.of(Examples.ROOT.resolve(Setting.STACKS.value()));
    };
  }

  @ParameterizedTest
  @MethodSource("folders")
  void makesWhatTheRehearsalSaysAndLeavesNothingBehind(Path folder) throws Exception {
    try (var lane = Lane.free();
        var endpoints = new Endpoints(lane.moto().uri())) {
      var start = System.nanoTime();
      var terraform = lane.terraform();
      var stacks = FolderRun.of(folder).deployments();
      var configuration = new TerraformConfiguration(endpoints, terraform.folder()).with(stacks);
      terraform.begin(configuration.json());

      terraform.apply();

      Register.isRight(configuration.byAddress(), terraform.state());
      NotStored.isAll(terraform.plan(), configuration, "not-stored.txt");
      destroyed(stacks, lane);
      terraform.report(
          "%s: %d resources made, planned again and destroyed"
              .formatted(
                  folder.equals(SHIPPED) ? "the shipped stacks" : folder, aws(stacks).count()),
          start);
    }
  }

  /** Nothing of the stacks is in any account after a destroy, all of it before. */
  private static void destroyed(List<Deployment> stacks, Lane lane)
      throws IOException, InterruptedException {
    var before = everything(stacks, lane.moto());
    var names = names(stacks);
    assertThat(names).isNotEmpty().allMatch(before::contains);

    lane.terraform().destroy();

    assertThat(lane.terraform().state()).isEmpty();
    var after = everything(stacks, lane.moto());
    assertThat(names).noneMatch(after::contains);
  }

  /** Of what stands by itself. */
  private static List<String> names(List<Deployment> stacks) {
    return aws(stacks)
        .filter(each -> ResourceTypes.of(each.type()).existence().owner().isEmpty())
        .map(each -> each.inputs().path("name").asText())
        .toList();
  }

  private static String everything(List<Deployment> stacks, Moto moto)
      throws IOException, InterruptedException {
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
