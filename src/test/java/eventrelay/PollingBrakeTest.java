package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the brake registers, when it lets go, and how often the SDK's runner looks because of it.
 */
@Timeout(60)
class PollingBrakeTest {
  /** A look that is not ended by the brake's release would exceed the test's time. */
  private static final LongUnaryOperator AN_HOUR = elapsed -> TimeUnit.HOURS.toNanos(1);

  private static final LongUnaryOperator NO_PAUSE = elapsed -> 0;

  private static final int FAILED = 32;

  /** Registers what the SDK's runner would: the future that thenApply gives. */
  private static final class Registered implements Runner {
    private final List<CompletableFuture<Void>> tasks = new ArrayList<>();

    @Override
    public <T> void registerTask(String description, CompletableFuture<T> task) {
      tasks.add(task.thenApply(any -> null));
    }

    @Override
    public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> callback) {
      throw new UnsupportedOperationException();
    }
  }

  private final Registered runner = new Registered();

  @ParameterizedTest
  @CsvSource({
    "0, 10",
    "199, 10",
    "400, 20",
    "1000, 50",
    "39999, 1999",
    "40000, 2000",
    "3600000, 2000"
  })
  void aLookWaitsForATwentiethOfTheTimeSinceTheStartButNeitherLongerNorShorterThanThis(
      long elapsed, long pause) {
    var nanos = PollingBrake.pause(TimeUnit.MILLISECONDS.toNanos(elapsed));

    assertThat(TimeUnit.NANOSECONDS.toMillis(nanos)).isEqualTo(pause);
  }

  @Test
  void itIsOnWhileTheProgramRunsAndReleasedWhenItEnds() {
    var brake = new PollingBrake(() -> runner, true, NO_PAUSE);

    brake.around(ctx -> assertThat(done()).containsExactly(false)).accept(null);

    assertThat(done()).containsExactly(true);
  }

  @Test
  void itIsReleasedWhenTheProgramThrows() {
    var brake = new PollingBrake(() -> runner, true, NO_PAUSE);
    Consumer<Context> program =
        ctx -> {
          throw new RunException("a mistake");
        };

    assertThatThrownBy(() -> brake.around(program).accept(null)).hasMessage("a mistake");

    assertThat(done()).containsExactly(true);
  }

  @Test
  void aBrakeThatIsSwitchedOffRegistersNothing() {
    new PollingBrake(() -> runner, false, NO_PAUSE)
        .around(ctx -> assertThat(runner.tasks).isEmpty())
        .accept(null);

    assertThat(runner.tasks).isEmpty();
  }

  @Test
  void codeThatJoinsTheTaskInsteadOfAskingWhetherItIsDoneNeverWaits() {
    new PollingBrake(() -> runner, true, AN_HOUR)
        .around(ctx -> assertThat(runner.tasks.get(0).join()).isNull())
        .accept(null);
  }

  @Test
  void theReleaseEndsAWait() throws Exception {
    var looking = new AtomicBoolean();
    var found = new CompletableFuture<Boolean>();
    var thread = new Thread(() -> found.complete(look(looking)));

    new PollingBrake(() -> runner, true, AN_HOUR)
        .around(
            ctx -> {
              thread.start();
              untilItWaits(thread, looking);
            })
        .accept(null);

    assertThat(found.get()).isTrue();
  }

  @Test
  void anInterruptEndsAWaitAndIsKept() throws Exception {
    var looking = new AtomicBoolean();
    var found = new CompletableFuture<Boolean>();
    var interrupted = new CompletableFuture<Boolean>();
    var thread =
        new Thread(
            () -> {
              found.complete(look(looking));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });

    new PollingBrake(() -> runner, true, AN_HOUR)
        .around(
            ctx -> {
              thread.start();
              untilItWaits(thread, looking);
              thread.interrupt();
              assertThat(found.join()).isFalse();
            })
        .accept(null);

    assertThat(interrupted.get()).isTrue();
  }

  private boolean look(AtomicBoolean looking) {
    looking.set(true);
    return runner.tasks.get(0).isDone();
  }

  private static void untilItWaits(Thread thread, AtomicBoolean looking) {
    while (!looking.get() || thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).as("the look goes on").isTrue();
      Thread.onSpinWait();
    }
  }

  private List<Boolean> done() {
    return runner.tasks.stream().map(CompletableFuture::isDone).toList();
  }

  @Test
  void theLastUrnEndsAWait() {
    var run =
        BrakedRun.of(ctx -> group("slow"), new Slow(), false, new PollingBrake(true, AN_HOUR));

    assertThat(run).isEqualTo(new BrakedRun(0, List.of()));
  }

  @Test
  void aResourceThatFailsEndsAWaitThoughOthersAreUnderWay() {
    Consumer<Context> program =
        ctx -> {
          group("never");
          group("refused");
        };

    var run = BrakedRun.of(program, new Slow(), false, new PollingBrake(true, AN_HOUR));

    assertThat(run.exitCode()).isEqualTo(FAILED);
  }

  @Test
  void aProgramThatThrowsEndsAWaitThoughResourcesAreUnderWay() {
    Consumer<Context> program =
        ctx -> {
          group("never");
          throw new RunException("a mistake");
        };

    var run = BrakedRun.of(program, new Slow(), false, new PollingBrake(true, AN_HOUR));

    assertThat(run).isEqualTo(new BrakedRun(FAILED, List.of("a mistake")));
  }

  @Test
  void theRunnerLooksAFewTimesWhileAResourceIsCreated() {
    assertThat(looks(ctx -> group("slow"))).isLessThan(150);
  }

  @Test
  void theBrakeIsOnAgainForAResourceThatIsDeclaredAfterAllOthersAreThere() {
    assertThat(looks(ctx -> group("quick").name().applyValue(name -> group("slow"))))
        .isLessThan(150);
  }

  /** How often the runner looks at its tasks while the resource "slow" is created. */
  private static int looks(Consumer<Context> program) {
    var counter = new Counter<Void>(new AtomicInteger());
    var before = new AtomicInteger();
    var mocks = new Slow();
    mocks.whenAsked = () -> before.set(counter.looks.get());
    mocks.whenThere = () -> counter.complete(null);

    var run =
        BrakedRun.of(
            ctx -> {
              DeploymentInternal.getInstance().getRunner().registerTask("counter", counter);
              program.accept(ctx);
            },
            mocks,
            false,
            new PollingBrake(true, PollingBrake::pause));

    assertThat(run.exitCode()).isZero();
    assertThat(counter.looks.get()).isGreaterThan(before.get());
    return counter.looks.get() - before.get();
  }

  /** A task that counts how often it is looked at until it is complete. */
  private static final class Counter<T> extends CompletableFuture<T> {
    private final AtomicInteger looks;

    Counter(AtomicInteger looks) {
      this.looks = looks;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Counter<>(looks);
    }

    @Override
    public boolean isDone() {
      if (super.isDone()) {
        return true;
      }
      looks.incrementAndGet();
      return false;
    }
  }

  private static LogGroup group(String name) {
    return new LogGroup(name, LogGroupArgs.builder().name(name).build());
  }

  /** Creates "slow" in a second, other resources in a moment, and "never" not at all. */
  private static final class Slow implements Mocks {
    private Runnable whenAsked = () -> {};
    private Runnable whenThere = () -> {};

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      if (args.name.equals("never")) {
        return new CompletableFuture<>();
      }
      var slow = args.name.equals("slow");
      if (slow) {
        whenAsked.run();
      }
      var delay = slow ? Duration.ofSeconds(1) : Duration.ofMillis(100);
      return CompletableFuture.supplyAsync(
          () -> {
            if (args.name.equals("refused")) {
              throw new IllegalStateException("no such luck");
            }
            if (slow) {
              whenThere.run();
            }
            return ResourceResult.of(Optional.of(args.name), args.inputs);
          },
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      throw new UnsupportedOperationException(args.token);
    }
  }
}
