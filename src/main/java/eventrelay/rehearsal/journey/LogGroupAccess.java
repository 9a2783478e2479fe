package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;

/**
 * May EventBridge write to a log group: by the account's resource policies for log groups alone
 * (EventBridge User Guide, "Using resource-based policies for Amazon EventBridge", "CloudWatch Logs
 * permissions").
 */
final class LogGroupAccess {
  private static final String CREATE = "logs:CreateLogStream";

  private static final List<String> SERVICES =
      List.of("events.amazonaws.com", "delivery.logs.amazonaws.com");

  private static final String WHICH_SERVICE =
      "AWS's page lets events.amazonaws.com and delivery.logs.amazonaws.com in, and does not say which"
          + " of them writes; allow both";

  private static final String BY_CONSOLE =
      "; EventBridge's console writes a policy for the account's log groups under /aws/events/, which"
          + " no stack holds; `aws logs describe-resource-policies` shows whether it is there";

  private LogGroupAccess() {}

  static Decision of(Cloud cloud, Rule rule, Endpoint logGroup) {
    var decision =
        AccessChecks.agreed(
            SERVICES.stream().map(service -> writes(cloud, rule, logGroup, service)).toList(),
            WHICH_SERVICE);
    return decision.access() == Access.IMPLICITLY_DENIED
            && logGroup.name().startsWith("/aws/events/")
        ? new Decision(Access.CANNOT_SAY, decision.because() + BY_CONSOLE, decision.statements())
        : decision;
  }

  /** It needs both actions: what refuses one of them decides. */
  private static Decision writes(Cloud cloud, Rule rule, Endpoint logGroup, String service) {
    var creates = asks(cloud, rule, logGroup, service, CREATE);
    return creates.allowed() ? asks(cloud, rule, logGroup, service, "logs:PutLogEvents") : creates;
  }

  private static Decision asks(
      Cloud cloud, Rule rule, Endpoint logGroup, String service, String action) {
    var organization = cloud.organizationOf(rule.place().account());
    var context = ConditionKeys.source(ConditionKeys.ofService(service), rule.arn(), organization);
    if (action.equals(CREATE)) {
      ConditionKeys.logStream(context, rule.arn());
    }
    return AccessChecks.byService(
        cloud,
        service,
        context,
        action,
        logGroup.arn() + ":log-stream:" + rule.name(),
        logGroup.policy());
  }
}
