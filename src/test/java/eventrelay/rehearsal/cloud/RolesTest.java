package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.IamTypes.POLICY;
import static eventrelay.rehearsal.types.IamTypes.POLICY_ATTACHMENT;
import static eventrelay.rehearsal.types.IamTypes.ROLE;
import static eventrelay.rehearsal.types.IamTypes.ROLE_POLICY;
import static eventrelay.rehearsal.types.IamTypes.ROLE_POLICY_ATTACHMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
  private static final String ARN = "arn:aws:iam::111111111111:role/";
  private static final String BASIC =
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

  @Test
  void aRoleHasNameAccountAndTrust() {
    var cloud = StackFixture.home().add(ROLE, "r", role("")).cloud();

    var role = cloud.role(ARN + "r").orElseThrow();
    assertThat(role.name()).isEqualTo("r");
    assertThat(role.account()).isEqualTo("111111111111");
    assertThat(role.trust().policy().name()).isEqualTo("trust policy of role r");
    assertThat(role.policies()).isEmpty();
    assertThat(cloud.role(ARN + "s")).isEmpty();
  }

  @Test
  void aRoleWithAPathIsFoundByItsArnAndItsPoliciesByItsName() {
    var cloud =
        StackFixture.home()
            .add(ROLE, "r", role("arn: '" + ARN + "a/b/r'"))
            .add(ROLE_POLICY, "p", "{role: 'r', name: 'n', policy: " + policy("s") + "}")
            .cloud();

    assertThat(cloud.role(ARN + "r")).isEmpty();
    assertThat(cloud.role(ARN + "a/b/r").orElseThrow().name()).isEqualTo("r");
    assertThat(labels(cloud, "a/b/r")).containsExactly("statement s of role policy n of role r");
  }

  @Test
  void aRoleNeedsATrustPolicy() {
    var stack = StackFixture.home().add(ROLE, "r", "{name: 'r'}");

    assertThatThrownBy(stack::cloud)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("::r: assumeRolePolicy is missing");
  }

  @Test
  void aRoleHasItsInlineItsOwnAndItsAttachedPolicies() {
    var cloud =
        StackFixture.home()
            .add(POLICY, "c", "{arn: 'arn:aws:iam::1:policy/p/c', policy: " + policy("3") + "}")
            .add(
                ROLE,
                "r",
                role(
                    "inlinePolicies: [{name: 'in', policy: %s}, {name: 'empty'}]"
                            .formatted(policy("1"))
                        + ", managedPolicyArns: ['"
                        + BASIC
                        + "']"))
            .add(ROLE_POLICY, "own", "{role: 'r', policy: " + policy("2") + "}")
            .add(ROLE_POLICY_ATTACHMENT, "a", "{role: 'r', policyArn: 'arn:aws:iam::1:policy/p/c'}")
            .cloud();

    assertThat(labels(cloud, "r"))
        .containsExactly(
            "statement 1 of role policy in of role r",
            "statement 1 of policy service-role/AWSLambdaBasicExecutionRole of role r",
            "statement 2 of role policy own of role r",
            "statement 3 of policy p/c of role r");
  }

  @Test
  void aPolicyOfItsOwnIsTheInlinePolicyOfThatName() {
    // After a refresh, a role's outputs list the policies that are resources of their own, too.
    var cloud =
        StackFixture.home()
            .add(ROLE, "r", role("inlinePolicies: [{name: 'p', policy: " + policy("old") + "}]"))
            .add(ROLE_POLICY, "p", "{role: 'r', name: 'p', policy: " + policy("new") + "}")
            .cloud();

    assertThat(labels(cloud, "r")).containsExactly("statement new of role policy p of role r");
  }

  @Test
  void aManagedPolicyThatNoStackHasMayAllowOrDenyAnything() {
    for (var arn : new String[] {"arn:aws:iam::aws:policy/X", "arn:aws:iam::1:policy/X"}) {
      var cloud =
          StackFixture.home()
              .add(ROLE, "r", role(""))
              .add(ROLE_POLICY_ATTACHMENT, "a", "{role: 'r', policyArn: '" + arn + "'}")
              .cloud();

      assertThat(unknown(cloud))
          .containsExactly(
              "ALLOW policy X of role r: its document is in no stack; attach a policy that is",
              "DENY policy X of role r: its document is in no stack; attach a policy that is");
    }
  }

  @Test
  void aPermissionsBoundaryThatNoStackHasMayDenyAnything() {
    var cloud =
        StackFixture.home()
            .add(ROLE, "r", role("permissionsBoundary: 'arn:aws:iam::1:policy/b'"))
            .cloud();

    assertThat(cloud.role(ARN + "r").orElseThrow().boundary()).isEmpty();
    assertThat(unknown(cloud))
        .containsExactly(
            "DENY permissions boundary b of role r: its document is in no stack; add the export of"
                + " the stack that has it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"arn:aws:iam::1:policy/p/c", "arn:aws:iam::aws:policy/AdministratorAccess"})
  void aPermissionsBoundaryOfAStackOrOfAwsIsNoGrant(String arn) {
    var cloud =
        StackFixture.home()
            .add(POLICY, "c", "{arn: 'arn:aws:iam::1:policy/p/c', policy: " + policy("3") + "}")
            .add(ROLE, "r", role("permissionsBoundary: '" + arn + "'"))
            .cloud();

    var role = cloud.role(ARN + "r").orElseThrow();
    assertThat(role.policies()).isEmpty();
    assertThat(role.boundary().orElseThrow().name())
        .isEqualTo(
            "permissions boundary %s of role r"
                .formatted(arn.substring(arn.indexOf("policy/") + "policy/".length())));
  }

  @Test
  void aPolicyIsAttachedToSeveralRolesAtOnce() {
    var cloud =
        StackFixture.home()
            .add(POLICY, "c", "{arn: 'arn:aws:iam::1:policy/c', policy: " + policy("3") + "}")
            .add(ROLE, "r", role(""))
            .add(ROLE, "s", role("").replace("name: 'r'", "name: 's'"))
            .add(
                POLICY_ATTACHMENT,
                "a",
                "{name: 'a', policyArn: 'arn:aws:iam::1:policy/c', roles: ['r', 's', 't']}")
            .add(POLICY_ATTACHMENT, "b", "{name: 'b', policyArn: 'arn:p', users: ['r']}")
            .cloud();

    assertThat(labels(cloud, "r")).containsExactly("statement 3 of policy c of role r");
    assertThat(labels(cloud, "s")).containsExactly("statement 3 of policy c of role s");
    assertThat(cloud.danglingIn("111111111111"))
        .extracting(DanglingReference::sentence)
        .containsExactly(
            "policy attachment of arn:aws:iam::1:policy/c is for role t, which is not there");
  }

  private static List<String> unknown(Cloud cloud) {
    return cloud.role(ARN + "r").orElseThrow().policies().stream()
        .flatMap(text -> text.policy().statements().stream())
        .map(each -> each.effect() + " " + each.label() + ": " + String.join("; ", each.unknown()))
        .toList();
  }

  private static List<String> labels(Cloud cloud, String role) {
    return cloud.role(ARN + role).orElseThrow().policies().stream()
        .flatMap(text -> text.policy().statements().stream())
        .map(statement -> statement.label())
        .toList();
  }

  private static String role(String more) {
    return "{name: 'r', assumeRolePolicy: '{\"Statement\":[{\"Effect\":\"Allow\","
        + "\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}'"
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  private static String policy(String sid) {
    return "'{\"Statement\":[{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}'"
        .formatted(sid);
  }
}
