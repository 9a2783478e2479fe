package com.example.platform;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.forwarder.Forwarder;
import eventrelay.forwarder.ForwarderArgs;
import eventrelay.hub.Hub;
import eventrelay.hub.HubArgs;

/** A program with a hub, a forwarder, and a resource of its own that hears the hub's alarms. */
public final class Platform {
  private static final String BUS = "platform-events";
  private static final String MANAGEMENT = "111111111111";
  private static final String SANDBOX = "222222222222";

  private Platform() {}

  /** Run by Pulumi's language host. */
  public static void main(String[] args) {
    Pulumi.run(Platform::stack);
  }

  /** Declares the stack. */
  public static void stack(Context ctx) {
    var management = provider("management", MANAGEMENT, "eu-central-1");
    var sandbox = provider("sandbox", SANDBOX, "eu-central-1");
    var sandboxInIreland = provider("sandbox-eu-west-1", SANDBOX, "eu-west-1");

    var hub =
        new Hub(
            "events",
            HubArgs.builder().bus(BUS).sources(SANDBOX).archiveDays(30).build(),
            ComponentResourceOptions.builder().provider(management).build());

    new Forwarder(
        "sandbox",
        ForwarderArgs.builder()
            .bus(BUS)
            .eventBusArn(hub.eventBusArn())
            .eventPattern(hub.eventPattern())
            .prerequisites(hub.prerequisites())
            .region("eu-central-1")
            .otherRegion("eu-west-1", sandboxInIreland)
            .build(),
        ComponentResourceOptions.builder().provider(sandbox).build());

    hub.alarmTopicArn()
        .ifPresent(
            topic ->
                new TopicSubscription(
                    "pager",
                    TopicSubscriptionArgs.builder()
                        .topic(topic)
                        .protocol("https")
                        .endpoint("https://pager.example.com/alarms")
                        .build(),
                    CustomResourceOptions.builder().provider(management).build()));

    ctx.export("functionName", hub.functionName());
  }

  /** One for each account and Region; the profile has the account's name. */
  private static Provider provider(String name, String account, String region) {
    return new Provider(
        name,
        ProviderArgs.builder()
            .region(region)
            .profile(account.equals(MANAGEMENT) ? "management" : "sandbox")
            .allowedAccountIds(account)
            .build());
  }
}
