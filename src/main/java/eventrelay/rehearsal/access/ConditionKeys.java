package eventrelay.rehearsal.access;

import eventrelay.names.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The condition keys that AWS supplies with the requests of an event's way, and those that it never
 * supplies with them; a key that is listed for neither is unknown. The global ones are from the
 * "Availability" of each in the IAM User Guide, "AWS global condition context keys". An account's
 * organization is empty if no stack says which it is.
 */
public final class ConditionKeys {
  /** In requests that a service makes in its own name only. */
  private static final String SERVICE_PRINCIPALS =
      """
      aws:PrincipalServiceName aws:PrincipalServiceNamesList aws:SourceArn
      aws:SourceAccount aws:SourceOrgID aws:SourceOrgPaths""";

  /** In requests that a service makes with its caller's credentials only. */
  private static final String FORWARDED =
      "aws:CalledVia aws:CalledViaFirst aws:CalledViaLast aws:CalledViaAWSMCP";

  /** In sessions that began otherwise than by a service's assuming its role only. */
  private static final String OTHER_SESSIONS =
      """
      aws:AssumedRoot aws:FederatedProvider aws:SignInSessionArn aws:ChatbotSourceArn
      aws:Ec2InstanceSourceVpc aws:Ec2InstanceSourcePrivateIPv4 ec2:RoleDelivery
      ec2:SourceInstanceArn glue:RoleAssumedBy glue:CredentialIssuingService
      codebuild:BuildArn codebuild:ProjectArn ssm:SourceInstanceArn identitystore:UserId""";

  /** Of the network, which AWS leaves out of what a service asks in its own name. */
  private static final String NETWORK =
      """
      aws:SourceIp aws:SourceVpc aws:SourceVpcArn aws:SourceVpce aws:VpcSourceIp
      aws:VpceAccount aws:VpceOrgID aws:VpceOrgPaths""";

  /** In every request of a service, and no page says with which value. */
  private static final String SERVICE_VALUES =
      """
      aws:PrincipalAccount aws:PrincipalType aws:PrincipalServiceNamesList aws:userid
      aws:ViaAWSService aws:UserAgent""";

  /** The organization of an account that is of none. */
  public static final Optional<String> NO_ORGANIZATION = Optional.of("");

  private static final String INVOCATION = "events:eventBusInvocation";
  private static final String FUNCTION = "lambda:SourceFunctionArn";
  private static final String TRUE = "true";
  private static final String FALSE = "false";
  private static final String VALUE =
      "AWS supplies that key with a value that no stack holds; a real request settles it";
  private static final String DISAGREE =
      "AWS's pages disagree on that key where a rule sends to a bus: by the EventBridge User Guide,"
          + " \"Send events from specific rules\", it is of the rule, by the IAM User Guide it is there"
          + " only when a service calls in its own name, and here a role is the caller; a real event"
          + " settles it";

  private static final String WHICH_SOURCE =
      "the SQS Developer Guide says that it is of the resource that is encrypted, the IAM User Guide"
          + " that it is of the one for which the service calls; a real event settles it";
  private static final String LOG_STREAM =
      "AWS's pages do not say whether EventBridge supplies that key when it creates a log stream;"
          + " leave the condition off logs:CreateLogStream, or try a real event";

  private ConditionKeys() {}

  /** Of a request by a session of any role. */
  public static RequestContext ofRole(String role, Optional<String> organization) {
    var account = Arn.parse(role).account();
    var context =
        RequestContext.open()
            .has("aws:PrincipalArn", role)
            .has("aws:PrincipalAccount", account)
            // IAM User Guide, "IAM policy elements: Variables and tags", principal key values.
            .has("aws:PrincipalType", "AssumedRole")
            .has("aws:PrincipalIsAWSService", FALSE)
            .lacks("aws:username")
            .lacks(SERVICE_PRINCIPALS)
            .hides(VALUE, "aws:userid aws:TokenIssueTime aws:UserAgent");
    return organization(context, "aws:Principal", account, organization);
  }

  /** Of a request by an IAM user. */
  public static RequestContext ofUser(AwsPrincipal user, Optional<String> organization) {
    return ofRole(user.arn(), organization)
        .has("aws:PrincipalType", "User")
        .has("aws:username", user.name());
  }

  /** Of a request without a signature; the keys of principals are of signed requests only. */
  public static RequestContext ofAnyone() {
    return RequestContext.open()
        .has("aws:PrincipalType", "Anonymous")
        .has("aws:PrincipalIsAWSService", FALSE)
        .lacks("aws:PrincipalArn aws:PrincipalAccount aws:PrincipalOrgID aws:PrincipalOrgPaths")
        .lacks("aws:username aws:userid aws:TokenIssueTime")
        .lacks(SERVICE_PRINCIPALS);
  }

  /** The service says nothing of a resource that it acts for. */
  public static RequestContext withoutSource(RequestContext context) {
    return context.lacks("aws:SourceArn aws:SourceAccount aws:SourceOrgID aws:SourceOrgPaths");
  }

  /** The session is one that a service began with the role that it was given. */
  public static RequestContext byService(RequestContext context) {
    return context
        .has("aws:ViaAWSService", FALSE)
        .lacks(FORWARDED)
        .lacks(OTHER_SESSIONS)
        .lacks("aws:referer");
  }

  /** The request comes from a function (Lambda also says so when it writes the function's log). */
  public static RequestContext byFunction(RequestContext context, String function) {
    return byService(context).has(FUNCTION, function);
  }

  /** Of a request that a service makes in its own name, such as {@code events.amazonaws.com}. */
  public static RequestContext ofService(String service) {
    return RequestContext.open()
        .has("aws:PrincipalIsAWSService", TRUE)
        .has("aws:PrincipalServiceName", service)
        // No service is of an organization: such a condition keeps services out, says the page.
        .lacks("aws:PrincipalOrgID aws:PrincipalOrgPaths")
        .lacks(FORWARDED)
        .lacks(OTHER_SESSIONS)
        .lacks(NETWORK)
        .lacks("aws:referer")
        .hides(VALUE, SERVICE_VALUES);
  }

  /** The service acts for the resource with this ARN. */
  public static RequestContext source(
      RequestContext context, String arn, Optional<String> organization) {
    var account = Arn.parse(arn).account();
    context.has("aws:SourceArn", arn).has("aws:SourceAccount", account);
    return organization(context, "aws:Source", account, organization);
  }

  /** The request is for the resource with this ARN. */
  public static RequestContext resource(
      RequestContext context, String arn, Optional<String> organization) {
    var now = Instant.now();
    var in = Arn.parse(arn);
    context
        .has("aws:ResourceAccount", in.account())
        .has("aws:SecureTransport", TRUE)
        .has("aws:CurrentTime", now.toString())
        .has("aws:EpochTime", String.valueOf(now.getEpochSecond()))
        .lacks("aws:TagKeys aws:RequestTag/*");
    if (!in.region().isEmpty()) {
      context.has("aws:RequestedRegion", in.region());
    }
    return organization(context, "aws:Resource", in.account(), organization);
  }

  /**
   * An event for a bus (Service Authorization Reference, "Amazon EventBridge", PutEvents;
   * EventBridge User Guide, "Using IAM policy conditions").
   */
  public static RequestContext event(RequestContext context, String source, String detailType) {
    return context.has("events:source", source).has("events:detail-type", detailType);
  }

  /** The caller calls PutEvents itself. */
  public static RequestContext byCall(RequestContext context) {
    return context.has(INVOCATION, FALSE);
  }

  /** A rule of the account, this or any, sends the event to the bus with this ARN, with a role. */
  public static RequestContext byRule(
      RequestContext context, Optional<String> rule, String account, String bus) {
    if (account.equals(Arn.parse(bus).account())) {
      context.may(
          INVOCATION,
          "AWS says that it is true for a rule's bus of another account and false for a call of"
              + " PutEvents, and this is a rule's bus of the same account; a real event settles it",
          List.of(List.of(TRUE), List.of(FALSE)));
    } else {
      context.has(INVOCATION, TRUE);
    }
    byService(context)
        .lacks(FUNCTION)
        .may("aws:SourceAccount", DISAGREE, List.of(List.of(account), List.of()))
        .leavesOpen(DISAGREE, "aws:SourceArn aws:SourceOrgID aws:SourceOrgPaths");
    rule.ifPresent(arn -> context.may("aws:SourceArn", DISAGREE, List.of(List.of(arn), List.of())));
    return context;
  }

  /**
   * A service uses a KMS key for the queue that it sends to (SQS Developer Guide, "Configure AWS
   * KMS permissions with confused deputy protection").
   */
  public static RequestContext keyOfQueue(RequestContext context, String source, String queue) {
    var accounts = Stream.of(source, queue).map(arn -> Arn.parse(arn).account()).distinct();
    return context
        .may("aws:SourceArn", WHICH_SOURCE, List.of(List.of(source), List.of(queue)))
        .may("aws:SourceAccount", WHICH_SOURCE, accounts.map(List::of).toList());
  }

  /**
   * EventBridge uses a KMS key for the topic that it publishes to (SNS Developer Guide, "Managing
   * Amazon SNS encryption keys and costs": neither key is supported there).
   */
  public static RequestContext keyOfTopic(RequestContext context) {
    return context.lacks("aws:SourceArn aws:SourceAccount");
  }

  /**
   * A role uses a KMS key by way of the service that it calls (KMS Developer Guide, "AWS KMS
   * condition keys").
   */
  public static RequestContext keyByRole(RequestContext context, String role, String through) {
    var to = Arn.parse(through);
    return context
        .has("kms:CallerAccount", Arn.parse(role).account())
        .has("kms:ViaService", "%s.%s.amazonaws.com".formatted(to.service(), to.region()));
  }

  /** EventBridge creates a log stream for the rule, and AWS's pages say no more of that. */
  public static RequestContext logStream(RequestContext context, String rule) {
    return context
        .may("aws:SourceArn", LOG_STREAM, List.of(List.of(rule), List.of()))
        .may(
            "aws:SourceAccount",
            LOG_STREAM,
            List.of(List.of(Arn.parse(rule).account()), List.of()));
  }

  private static RequestContext organization(
      RequestContext context, String whose, String account, Optional<String> organization) {
    var id = whose + "OrgID";
    var paths = whose + "OrgPaths";
    if (organization.isEmpty()) {
      return context.leavesOpen(
          ("no stack says which organization account %s is of, if any;"
                  + " `aws organizations describe-organization` there says it, and --member tells the"
                  + " rehearsal")
              .formatted(account),
          id + " " + paths);
    }
    if (organization.equals(NO_ORGANIZATION)) {
      return context.lacks(id + " " + paths);
    }
    return context
        .has(id, organization.get())
        .hides(
            ("every member of an organization has that key, but no stack says where in %s account"
                    + " %s is; `aws organizations list-parents --child-id %2$s` settles it")
                .formatted(organization.get(), account),
            paths);
  }
}
