package eventrelay.scanner;

import static eventrelay.scanner.Breach.rewriting;
import static eventrelay.scanner.Breach.with;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What scanners ask of roles: who may assume them, and where their policies come from. */
final class RoleRules {
  private static final String TRUST = "assumeRolePolicy";

  private RoleRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_60",
            "A role cannot be assumed by everyone.",
            trust(
                principal -> !principal.contains("*"),
                rewriting(TRUST, "\\{\"Service\":\"[a-z.]+\"\\}", "\"*\""))),
        held(
            "CKV_AWS_61",
            "A role is assumed by one service, not by whole accounts.",
            trust(
                principal -> principal.matches("[a-z]+\\.amazonaws\\.com"),
                rewriting(
                    TRUST,
                    "\\{\"Service\":\"[a-z.]+\"\\}",
                    "{\"AWS\":\"arn:aws:iam::111111111111:root\"}"))),
        held(
            "AwsSolutions-IAM4",
            "A role has no policy that AWS manages, but policies of its own.",
            new Held(
                "Role",
                RoleRules::hasOwnPoliciesOnly,
                with("managedPolicyArns", "[\"arn:aws:iam::aws:policy/AdministratorAccess\"]"),
                "SeveralAccountsTest.haveAComponentEachWithOneRoleAndARuleInEachRegion")),
        excused(
            "iam_role_cross_service_confused_deputy_prevention",
            "The trust of a role that a service assumes has conditions on the source.",
            "The forwarding role's has both, aws:SourceArn and aws:SourceAccount"
                + " (`DevelopmentStackTest.letsThisAccountsRuleAssumeTheRoleAndNothingElse`). The"
                + " function's has neither: AWS documents none for execution roles, and Lambda"
                + " takes a role only of the function's own account, from a principal that may pass"
                + " it."));
  }

  private static Held trust(Predicate<String> principal, Consumer<ObjectNode> breach) {
    return new Held(
        "Role",
        role -> new Statements(role.document(TRUST)).allowedPrincipals().allMatch(principal),
        breach,
        "RolePoliciesTest.letLambdaAssumeTheFunctionsRole");
  }

  private static boolean hasOwnPoliciesOnly(DeclaredResource role) {
    return role.input("managedPolicyArns").isMissingNode()
        && role.stack().logicalNames().stream().noneMatch(name -> name.contains("Attachment "));
  }
}
