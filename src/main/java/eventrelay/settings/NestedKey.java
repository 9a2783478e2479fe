package eventrelay.settings;

import java.util.Arrays;
import java.util.List;

/**
 * The keys inside the objects of a stack file. A reader takes these and refuses any other, and each
 * is a row of the README's reference. The keys of a stack file itself are in Pulumi.yaml, whose <a
 * href="https://www.pulumi.com/docs/iac/concepts/projects/project-file/#config-options">format</a>
 * cannot describe what is inside an object.
 */
public enum NestedKey {
  /** The account id, of the management account. */
  MANAGEMENT_ID(
      "management",
      "id",
      "string",
      "asked for",
      "The account's 12 digits, in quotes. Not set: the program asks AWS for it, through the"
          + " account's own provider."),
  /** The Region, of the management account. */
  MANAGEMENT_REGION("management", "region", "string", "required", "The receiving bus's Region."),
  /** The AWS profile, of the management account. */
  MANAGEMENT_PROFILE(
      "management",
      "profile",
      "string",
      "",
      "The AWS profile that has access to the account. Required if there is no `roleArn`."),
  /** The role to assume, of the management account. */
  MANAGEMENT_ROLE_ARN(
      "management",
      "roleArn",
      "string",
      "",
      "The role of the account that the provider assumes, instead of `profile`."),
  /** The external id, of the management account. */
  MANAGEMENT_EXTERNAL_ID(
      "management",
      "externalId",
      "string",
      "",
      "The external id that the role's trust policy asks for, if it does."),
  /** The name, of a development account. */
  DEVELOPMENT_NAME(
      "development",
      "name",
      "string",
      "required",
      "A name of your choice: it is part of the resources' logical names, and notifications use it."),
  /** The previous name, of a development account. */
  DEVELOPMENT_FORMERLY(
      "development",
      "formerly",
      "string",
      "",
      "The name before this one, while an account is renamed (docs/change.md)."),
  /** The account id, of a development account. */
  DEVELOPMENT_ID("development", "id", "string", "asked for", "As for `management`."),
  /** The Regions, of a development account. */
  DEVELOPMENT_REGIONS(
      "development",
      "regions",
      "array of strings",
      "required",
      "The Regions to forward from. The role is created by the provider of the first one, so keep"
          + " that one first."),
  /** The AWS profile, of a development account. */
  DEVELOPMENT_PROFILE("development", "profile", "string", "", "As for `management`."),
  /** The role to assume, of a development account. */
  DEVELOPMENT_ROLE_ARN("development", "roleArn", "string", "", "As for `management`."),
  /** The external id, of a development account. */
  DEVELOPMENT_EXTERNAL_ID("development", "externalId", "string", "", "As for `management`."),
  /** The organizational units, of the rollout. */
  ROLLOUT_UNITS(
      "rollout",
      "organizationalUnits",
      "array of strings",
      "required",
      "The ids of organizational units (ou-…), or the root's (r-…); 50 at most."),
  /** The Regions, of the rollout. */
  ROLLOUT_REGIONS(
      "rollout",
      "regions",
      "array of strings",
      "required",
      "The Regions to forward from. The first one has the role, so keep it first."),
  /** Whether new accounts get it, of the rollout. */
  ROLLOUT_AUTO_DEPLOY(
      "rollout",
      "autoDeploy",
      "boolean",
      "`" + RolloutSettings.DEFAULT_AUTO_DEPLOY + "`",
      "Whether accounts that join a unit later get the development half too, and accounts that"
          + " leave lose it."),
  /** Whether the account is a delegated administrator, of the rollout. */
  ROLLOUT_DELEGATED_ADMINISTRATOR(
      "rollout",
      "delegatedAdministrator",
      "boolean",
      "`" + RolloutSettings.DEFAULT_DELEGATED_ADMINISTRATOR + "`",
      "Whether the relay's management account is a delegated administrator for StackSets, and not"
          + " the organization's management account."),
  /** The EC2 states, of what is carried. */
  EVENTS_STATES(
      "events", "states", "array of strings", "", "EC2 states; an empty list means every state."),
  /** The sources, of what is carried. */
  EVENTS_SOURCE(
      "events",
      "source",
      "array of strings",
      "",
      "Sources, such as aws.ec2; an alternative to `states`."),
  /** The detail types, of what is carried. */
  EVENTS_DETAIL_TYPE(
      "events",
      "detailType",
      "array of strings",
      "",
      "Detail types; alone, or together with `source`."),
  /** The event pattern, of what is carried. */
  EVENTS_PATTERN(
      "events",
      "pattern",
      "object",
      "",
      "An event pattern without account; an alternative to the other three."),
  /** The addresses, of notifications. */
  NOTIFY_EMAILS(
      "notify", "emails", "array of strings", "required", "The addresses. Each has to confirm."),
  /** The EC2 states, of notifications. */
  NOTIFY_STATES(
      "notify",
      "states",
      "array of strings",
      "`[]`",
      "EC2 states that a message is sent for, by the management half; none means every event.");

  private final String parent;
  private final String key;
  private final String type;
  private final String defaultValue;
  private final String description;

  NestedKey(String parent, String key, String type, String defaultValue, String description) {
    this.parent = parent;
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /** The keys of the objects at a key of a stack file, in the order of the reference. */
  static List<String> in(String parent) {
    return Arrays.stream(values())
        .filter(each -> each.parent.equals(parent))
        .map(each -> each.key)
        .toList();
  }

  /** The row of the reference, as Markdown. */
  public String row() {
    var list = parent.equals("development") ? "[]" : "";
    return "| `%s%s.%s` | %s | %s | %s |"
        .formatted(parent, list, key, type, defaultValue, description);
  }
}
