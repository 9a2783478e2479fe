package eventrelay.failure;

import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

/**
 * Subscribes people to a topic; each gets an e-mail that asks to confirm (SNS Developer Guide,
 * "Email notifications").
 */
public final class Subscriptions {
  private Subscriptions() {}

  /** Declares one subscription for each address, named after it. */
  public static void declare(
      String prefix, Output<String> topic, List<String> emails, CustomResourceOptions child) {
    for (var email : emails) {
      new TopicSubscription(
          prefix + "-to-" + email,
          TopicSubscriptionArgs.builder().topic(topic).protocol("email").endpoint(email).build(),
          child);
    }
  }
}
