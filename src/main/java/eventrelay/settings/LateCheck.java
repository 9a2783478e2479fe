package eventrelay.settings;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A check of what is only known once the program runs, such as an account's id. */
public final class LateCheck {
  private LateCheck() {}

  /**
   * To be called in {@link Output#apply}: what {@code check} gives. If that throws a {@code
   * RunException}, the program ends with its message, and the output never has a value.
   */
  public static <T> Output<T> of(Supplier<T> check) {
    try {
      return Output.of(check.get());
    } catch (RunException e) {
      // Each resource that takes a failed output fails too, with a stack trace, and the SDK shows
      // whichever failure it comes across first. So this one is alone, and they wait.
      Output.of(CompletableFuture.failedFuture(e));
      return Output.of(new CompletableFuture<T>());
    }
  }
}
