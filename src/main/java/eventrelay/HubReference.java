package eventrelay;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackReference;
import eventrelay.names.StackOutput;
import eventrelay.policy.EventPattern;
import eventrelay.settings.LateCheck;
import eventrelay.text.PlainText;
import java.util.Map;
import java.util.Optional;

/**
 * The management half as another stack deployed it, read from that stack's outputs (Pulumi
 * documentation, "Stack references").
 *
 * @param eventBusArn the ARN to forward to
 * @param eventPattern the events to forward, as JSON
 */
record HubReference(Output<String> eventBusArn, Output<String> eventPattern) {

  /**
   * Reads the management stack's outputs. If it has none yet, a preview goes on with what the
   * settings give and says so; an update fails. If both are known and differ, either fails.
   *
   * @param stack organization/project/stack
   * @param expectedBusArn the ARN that account, Region and bus name give
   * @param chosenEvents what this stack's file says to carry, if it does
   */
  static HubReference of(
      Context ctx,
      String stack,
      Output<String> expectedBusArn,
      Optional<EventPattern> chosenEvents) {
    // One check for both, so that the same mistake is always the one that is shown.
    var found =
        Output.tuple(new StackReference(stack).outputs(), expectedBusArn)
            .apply(
                t ->
                    LateCheck.of(
                        () ->
                            new Found(
                                busArn(
                                    ctx, stack, text(t.t1, StackOutput.EVENT_BUS_ARN.key()), t.t2),
                                pattern(
                                    ctx,
                                    stack,
                                    text(t.t1, StackOutput.EVENT_PATTERN.key()),
                                    chosenEvents))));
    return new HubReference(
        found.applyValue(Found::eventBusArn), found.applyValue(Found::eventPattern));
  }

  private record Found(String eventBusArn, String eventPattern) {}

  private static String busArn(
      Context ctx, String stack, Optional<String> actual, String expected) {
    if (actual.isEmpty()) {
      return notYet(ctx, stack, StackOutput.EVENT_BUS_ARN.key(), expected);
    }
    if (!actual.get().equals(expected)) {
      throw failure(
          ("stack %s receives on %s, but management and bus in Pulumi.%s.yaml give %s;"
                  + " make them the same in both stack files")
              .formatted(stack, actual.get(), ctx.stackName(), expected));
    }
    return expected;
  }

  private static String pattern(
      Context ctx, String stack, Optional<String> actual, Optional<EventPattern> chosen) {
    if (actual.isEmpty()) {
      return notYet(
          ctx, stack, StackOutput.EVENT_PATTERN.key(), chosen.orElse(EventPattern.DEFAULT).json());
    }
    if (chosen.isPresent() && !isTheSame(chosen.get(), stack, actual.get())) {
      throw failure(
          ("stack %s receives %s, but events in Pulumi.%s.yaml gives %s;"
                  + " take events out here, or make it the same in both stack files")
              .formatted(stack, actual.get(), ctx.stackName(), chosen.get().json()));
    }
    return actual.get();
  }

  private static boolean isTheSame(EventPattern chosen, String stack, String actual) {
    try {
      return chosen.saysTheSameAs(new EventPattern(actual));
    } catch (IllegalArgumentException e) {
      throw failure(
          "stack %s has an output %s that is not a JSON object: %s; deploy that stack again"
              .formatted(stack, StackOutput.EVENT_PATTERN.key(), actual));
    }
  }

  private static String notYet(Context ctx, String stack, String output, String expected) {
    if (!Deployment.getInstance().isDryRun()) {
      throw failure(
          "stack %s has no output %s yet: deploy the management half first, then this one"
              .formatted(stack, output));
    }
    ctx.log()
        .info(
            PlainText.line(
                "stack %s has no output %s yet; this preview goes on with %s"
                    .formatted(stack, output, expected)));
    return expected;
  }

  /** Another stack's outputs are text from outside. */
  private static RunException failure(String message) {
    return new RunException(PlainText.line(message));
  }

  private static Optional<String> text(Map<String, Object> outputs, String name) {
    return Optional.ofNullable(outputs.get(name)).map(Object::toString);
  }
}
