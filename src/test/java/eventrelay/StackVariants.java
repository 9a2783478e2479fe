package eventrelay;

import java.util.LinkedHashMap;
import java.util.Map;

/** The forms of stack that a promise about every resource has to hold in. */
public final class StackVariants {
  /** Both halves, in two accounts with two Regions each. */
  public static final StackRun WIDE =
      StackRun.of(
          "wide",
          """
          deploy: both
          management: {id: "111111111111", region: ap-northeast-1, profile: management}
          development:
            - {name: team-a, id: "222222222222", regions: [ap-northeast-1, us-west-2], profile: a}
            - {name: team-b, id: "033333333333", regions: [us-west-2, eu-west-1], profile: b}
          """);

  private static final String NOTIFY = "notify: {emails: [ops@example.com], states: [stopped]}";
  private static final String ORGANIZATION = "organization: o-a1b2c3d4e5";

  private static final String ROLLOUT =
      "rollout: {organizationalUnits: [ou-ab12-11111111], regions: [ap-northeast-1, us-east-1]}";

  private StackVariants() {}

  /** What each declares, by a name for messages. */
  public static Map<String, DeclaredStack> declared() {
    var management = StackRun.shipped("mgmt");
    var hub = management.declares();
    var alone = management.with(ORGANIZATION).with("development: []");
    var variants = new LinkedHashMap<String, DeclaredStack>();
    variants.put("management", hub);
    variants.put("development", development(hub).declares());
    variants.put("both, notifying", management.with("deploy: both").with(NOTIFY).declares());
    variants.put("accounts of an organization", management.with(ORGANIZATION).declares());
    variants.put("an organization, notifying", alone.with(NOTIFY).declares());
    variants.put("an organization, rolling out", alone.with(ROLLOUT).declares());
    variants.put("default bus", management.with("bus: default").declares());
    variants.put(
        "single account", management.with("bus: default").with("development: []").declares());
    variants.put("another bus, notifying", WIDE.with("bus: Relay.two").with(NOTIFY).declares());
    return variants;
  }

  /** The shipped development stack behind a management stack. */
  public static StackRun development(DeclaredStack hub) {
    var exports = hub.exports();
    return StackRun.shipped("dev")
        .hub(exports.path("eventBusArn").textValue(), exports.path("eventPattern").textValue());
  }
}
