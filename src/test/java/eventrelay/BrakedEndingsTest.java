package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.inputs.GetCallerIdentityArgs;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.test.Mocks;
import eventrelay.settings.LateCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs end with a brake as they do without one, whether they succeed or fail. */
@Timeout(60)
class BrakedEndingsTest {
  private static final int FAILED = 32;

  /** A program, and what it ends with. */
  enum Program {
    DECLARES_NOTHING(ctx -> {}, 0, ""),
    DECLARES_RESOURCES(ctx -> ctx.export("name", group("one").name()), 0, ""),
    DECLARES_A_RESOURCE_LATE(
        ctx -> group("one").name().applyValue(name -> group("late after " + name)), 0, ""),
    DECLARES_A_COMPONENT(ctx -> new Part("part", ComponentResourceOptions.Empty), 0, ""),
    THROWS_BEFORE_ANY_RESOURCE(
        ctx -> {
          throw new RunException("the stack file is wrong");
        },
        FAILED,
        "the stack file is wrong"),
    THROWS_AFTER_A_RESOURCE(
        ctx -> {
          group("one");
          throw new IllegalStateException("a mistake of the program");
        },
        FAILED,
        "a mistake of the program"),
    THROWS_AN_ERROR(
        ctx -> {
          group("one");
          throw new AssertionError("not even an exception");
        },
        FAILED,
        "not even an exception"),
    THROWS_BESIDE_A_RESOURCE_THAT_NEVER_ENDS(
        ctx -> {
          group("never");
          throw new RunException("the stack file is wrong");
        },
        FAILED,
        "the stack file is wrong"),
    HAS_A_RESOURCE_THAT_FAILS(ctx -> group("refused"), FAILED, "AccessDenied: no such luck"),
    HAS_A_RESOURCE_THAT_FAILS_BESIDE_ONE_THAT_NEVER_ENDS(
        ctx -> {
          group("never");
          group("refused");
        },
        FAILED,
        "AccessDenied: no such luck"),
    HAS_A_LATE_RESOURCE_THAT_FAILS(
        ctx -> group("one").name().applyValue(name -> group("refused")),
        FAILED,
        "AccessDenied: no such luck"),
    HAS_A_COMPONENT_THAT_THE_SDK_REFUSES(
        ctx -> {
          var provider = new Provider("aws", ProviderArgs.builder().region("eu-west-1").build());
          new Part(
              "part",
              ComponentResourceOptions.builder().provider(provider).providers(provider).build());
        },
        FAILED,
        "Do not supply both 'provider' and 'providers' options"),
    HAS_AN_INVOKE_THAT_FAILS(
        ctx ->
            ctx.export(
                "id",
                AwsFunctions.getCallerIdentity(GetCallerIdentityArgs.builder().build())
                    .applyValue(identity -> identity.accountId())),
        FAILED,
        "ExpiredToken: sign in again"),
    THROWS_WHEN_A_VALUE_IS_KNOWN(
        ctx -> group("one").name().applyValue(name -> refuse(name)), FAILED, "an unfit name: one"),
    CHECKS_A_VALUE_WHEN_IT_IS_KNOWN(
        ctx ->
            group("one")
                .name()
                .apply(name -> LateCheck.of(() -> refuse(name)))
                .applyValue(name -> group("after " + name)),
        FAILED,
        "an unfit name: one");

    private final Consumer<Context> code;
    private final int exitCode;
    private final String words;

    Program(Consumer<Context> code, int exitCode, String words) {
      this.code = code;
      this.exitCode = exitCode;
      this.words = words;
    }
  }

  private static final class Part extends ComponentResource {
    Part(String name, ComponentResourceOptions options) {
      super("test:index:Part", name, options);
      registerOutputs(Map.of("name", Output.of(name)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProgramEndsAsItDoesWithoutABrake(Program program) {
    var braked = run(program, true, false);

    assertThat(braked.exitCode()).isEqualTo(program.exitCode);
    assertThat(String.join("\n", braked.causes())).contains(program.words);
    assertThat(braked).isEqualTo(run(program, false, false));
  }

  /** What AWS would compute is unknown then, and stays so. */
  @ParameterizedTest
  @EnumSource
  void aPreviewEndsAsItDoesWithoutABrake(Program program) {
    assertThat(run(program, true, true)).isEqualTo(run(program, false, true));
  }

  private static BrakedRun run(Program program, boolean on, boolean preview) {
    var brake = new PollingBrake(on, PollingBrake::pause);
    return BrakedRun.of(program.code, new SomeFail(preview), preview, brake);
  }

  private static String refuse(String name) {
    throw new RunException("an unfit name: " + name);
  }

  private static LogGroup group(String name) {
    return new LogGroup(name, LogGroupArgs.builder().name(name).build());
  }

  /** Answers after a moment, as an engine does. */
  private record SomeFail(boolean preview) implements Mocks {
    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      if (args.name.equals("never")) {
        return new CompletableFuture<>();
      }
      return later(
          () -> {
            if (args.name.equals("refused")) {
              throw new IllegalStateException("AccessDenied: no such luck");
            }
            var state = new HashMap<>(args.inputs);
            if (preview) {
              state.remove("name");
            }
            return ResourceResult.of(Optional.of(args.name), state);
          });
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      return later(
          () -> {
            throw new IllegalStateException("ExpiredToken: sign in again");
          });
    }

    private static <T> CompletableFuture<T> later(Supplier<T> answer) {
      return CompletableFuture.supplyAsync(
          answer, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
    }
  }
}
