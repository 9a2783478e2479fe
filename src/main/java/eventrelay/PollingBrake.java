package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * Makes the SDK's runner pause between two looks at its tasks (docs/performance.md, "The SDK's
 * runner").
 *
 * <p>{@code DeploymentImpl.DefaultRunner} of com.pulumi:pulumi 1.36.1 calls {@code isDone()} on
 * every task under way, in a loop without a pause, and formats the list of all of them at each
 * turn. That takes a processor core for as long as AWS works. The brake registers a task whose
 * {@code isDone()} waits for a while, and leaves the SDK as it is.
 *
 * <p>The brake is on while the program's own code runs, and while a declared resource has no URN.
 * The runner has tasks of its own for both, so it never waits for the brake alone. A wait ends at
 * once when the brake is released or a resource fails; any other failure is noticed at the next
 * look. From the last URN to the end of the run, and while nothing but an invoke is under way, the
 * runner polls without a pause.
 *
 * <p>A brake serves one run: add it to the stack's resource transformations, and run what {@link
 * #around} gives.
 */
public final class PollingBrake implements ResourceTransformation {
  /** The environment variable that takes the brake off if it is {@code off}, to measure it. */
  public static final String SWITCH = "EVENT_RELAY_BRAKE";

  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
  private static final int SHARE = 20;

  private final Supplier<Runner> runner;
  private final boolean on;
  private final LongUnaryOperator pause;
  private final long start = System.nanoTime();
  private int underWay;
  private CountDownLatch released;

  /** A brake for one run. */
  public PollingBrake() {
    this(!"off".equals(System.getenv(SWITCH)), PollingBrake::pause);
  }

  PollingBrake(boolean on, LongUnaryOperator pause) {
    this(() -> DeploymentInternal.getInstance().getRunner(), on, pause);
  }

  /**
   * @param runner what the brake registers its tasks with
   * @param pause how long a look may wait, by the time since the start, both in nanoseconds
   */
  PollingBrake(Supplier<Runner> runner, boolean on, LongUnaryOperator pause) {
    this.runner = runner;
    this.on = on;
    this.pause = pause;
  }

  /** The same program, with the brake on while its own code runs. */
  public Consumer<Context> around(Consumer<Context> program) {
    return context -> {
      begin();
      var failed = true;
      try {
        program.accept(context);
        failed = false;
      } finally {
        end(failed);
      }
    };
  }

  /** Changes nothing about the resource, and keeps the brake on until its URN is known. */
  @Override
  public Optional<Result> apply(Args declared) {
    begin();
    Internal.of(declared.resource().urn())
        .getDataAsync()
        .whenComplete((urn, failure) -> end(failure != null));
    return Optional.empty();
  }

  private void begin() {
    CountDownLatch latch;
    synchronized (this) {
      underWay++;
      if (!on || released != null) {
        return;
      }
      latch = new CountDownLatch(1);
      released = latch;
    }
    // The runner registers what the task's thenApply gives, which is a Task too.
    var task = new Task<Void>(latch);
    task.complete(null);
    runner.get().registerTask(getClass().getName(), task);
  }

  private synchronized void end(boolean failed) {
    underWay--;
    if (released != null && (failed || underWay == 0)) {
      released.countDown();
      released = null;
    }
  }

  /**
   * How long a look waits: a twentieth of the time since the start, so that what only a look can
   * notice is never noticed late in proportion. More looks cost time, since each formats the list;
   * fewer cost memory, since the runner keeps what is done until it looks.
   */
  static long pause(long elapsed) {
    return Math.max(SHORTEST, Math.min(elapsed / SHARE, LONGEST));
  }

  /** Complete for whatever joins it: only a caller of {@code isDone()} ever waits. */
  private final class Task<T> extends CompletableFuture<T> {
    private final CountDownLatch latch;

    Task(CountDownLatch latch) {
      this.latch = latch;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Task<>(latch);
    }

    @Override
    public boolean isDone() {
      try {
        // Not get with a timeout, which would run other tasks of the pool on this thread.
        ForkJoinPool.managedBlock(new Wait(latch, pause.applyAsLong(System.nanoTime() - start)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RejectedExecutionException e) {
        // The pool has no thread to spare: this look goes without a pause.
      }
      return latch.getCount() == 0;
    }
  }

  /** Tells the pool that its thread waits, so that it can start another one. */
  private record Wait(CountDownLatch latch, long nanos) implements ForkJoinPool.ManagedBlocker {
    @Override
    public boolean block() throws InterruptedException {
      latch.await(nanos, TimeUnit.NANOSECONDS);
      return true;
    }

    @Override
    public boolean isReleasable() {
      return latch.getCount() == 0;
    }
  }
}
