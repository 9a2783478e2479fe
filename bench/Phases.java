import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.program.ProgramRun;
import eventrelay.rehearsal.program.MockEnvironment;
import java.nio.file.Path;
import java.util.Map;

/** What a rehearsal's start is made of; run by bench/accounts, with folders of stack files. */
public final class Phases {
  private Phases() {}

  /** Prints a row for each folder. */
  public static void main(String[] folders) {
    measure(Path.of(folders[0])); // So that loading classes is not part of the first row.
    System.out.println(
        "| resources | program under mocks, s | as many plain resources, s (the SDK's part)"
            + " | accounts built from them, s |");
    System.out.println("| --- | --- | --- | --- |");
    for (var folder : folders) {
      System.out.println(measure(Path.of(folder)));
    }
  }

  private static String measure(Path folder) {
    var start = System.nanoTime();
    var run = FolderRun.of(folder);
    var program = seconds(start);
    var resources =
        run.deployments().stream().mapToInt(stack -> stack.resources().size()).sum();
    start = System.nanoTime();
    plain(resources);
    var plain = seconds(start);
    start = System.nanoTime();
    new CloudBuilder(run.deployments(), Path.of("")).build();
    return "| %,d | %.2f | %.2f | %.2f |".formatted(resources, program, plain, seconds(start));
  }

  private static void plain(int resources) {
    var run =
        ProgramRun.of(
            ctx -> declare(ctx, resources),
            "bench",
            "plain",
            Map.of(),
            new MockEnvironment(Map.of(), Map.of(), false));
    if (run.exitCode() != 0) {
      throw new IllegalStateException(String.join("\n", run.errors()));
    }
  }

  private static void declare(Context ctx, int resources) {
    var provider =
        new Provider(
            "plain",
            ProviderArgs.builder()
                .region("ap-northeast-1")
                .allowedAccountIds("111111111111")
                .build());
    var options = CustomResourceOptions.builder().provider(provider).build();
    for (var i = 0; i < resources; i++) {
      new LogGroup("plain-" + i, LogGroupArgs.builder().name("plain-" + i).build(), options);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
